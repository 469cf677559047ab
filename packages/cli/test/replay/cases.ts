import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Backend } from "@detspec/spec"
import { specBackend } from "@detspec/spec"
import { replay } from "../../src/replay/index.js"

export interface Replayed {
  readonly status: number
  readonly lines: readonly string[]
  readonly total: string
}

/** A tensor as the files have it. */
export const tensor = (
  dtype: string,
  shape: readonly number[],
  data: readonly (number | string)[],
): object => ({
  shape,
  dtype,
  data,
})

/** A file of cases, written, replayed and removed. */
export const replayed = async (contents: unknown, backend: Backend = specBackend): Promise<Replayed> => {
  const folder = await mkdtemp(join(tmpdir(), "replay-"))
  const path = join(folder, "cases.json")
  const lines: string[] = []
  try {
    await writeFile(path, typeof contents === "string" ? contents : JSON.stringify(contents))
    const status = await replay({ backend, paths: [path], print: (line) => lines.push(line) })
    return { status, lines, total: lines.at(-1) ?? "" }
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** One case of an operation. */
export const oneCase = (op: string, fields: object): object => ({
  op,
  cases: [{ id: `${op}/made-up`, ...fields }],
})
