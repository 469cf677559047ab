import { writeFile } from "node:fs/promises"
import { badFile, message } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import { backendNames, selectBackend } from "../backends.js"
import type { ExitStatus } from "../exit.js"
import { complain } from "../exit.js"
import { cases } from "./cases.js"
import type { Row } from "./measure.js"
import { measure } from "./measure.js"
import type { MemoryRow } from "./memory.js"
import { memoryOf } from "./memory.js"
import { benchPage } from "./page.js"
import { benchTable } from "./table.js"

export interface BenchOptions {
  readonly operation: string
  readonly backends: readonly string[]
  readonly calls: number
  readonly out?: string
}

type Print = (line: string) => void

const available = async (
  names: readonly string[],
): Promise<{ readonly backends: readonly Backend[]; readonly missing: readonly string[] }> => {
  const selected = await Promise.all(names.map((name) => selectBackend(name)()))
  return {
    backends: selected.flatMap((one) => (E.isRight(one) ? [one.right] : [])),
    missing: selected.flatMap((one) => (E.isLeft(one) ? [message(one.left)] : [])),
  }
}

const memory = async (names: readonly string[], calls: number): Promise<readonly MemoryRow[]> => {
  const rows: MemoryRow[] = []
  for (const name of names.filter((one) => one !== "spec")) {
    const backend = await selectBackend(name)()
    if (E.isRight(backend)) rows.push(await memoryOf(backend.right, calls))
  }
  return rows
}

/** Times every case on a plain loop and on each backend that is here; writes the page where one is asked for. */
export const runBench = async (options: BenchOptions, print: Print): Promise<ExitStatus> => {
  const wanted = options.backends.length > 0 ? options.backends : backendNames
  const { backends, missing } = await available(wanted)
  missing.forEach(print)
  const names = ["plain", ...backends.map(({ name }) => name)]
  const rows: Row[] = []
  for (const one of cases().filter(({ name }) => name.includes(options.operation))) {
    rows.push(await measure(one, backends))
    benchTable(rows.slice(-1), names)
      .slice(rows.length === 1 ? 0 : 2)
      .forEach(print)
  }
  for (const backend of backends) await backend.dispose()
  const page = benchPage(
    rows,
    names,
    await memory(options.calls > 0 ? backends.map(({ name }) => name) : [], options.calls),
    missing,
  )
  const isWhole = options.operation === "" && options.backends.length === 0
  if (options.out === undefined || !isWhole) return 0
  try {
    await writeFile(options.out, page)
    return 0
  } catch (error) {
    return complain(badFile("bench", options.out, "be a file that can be written", String(error)))
  }
}
