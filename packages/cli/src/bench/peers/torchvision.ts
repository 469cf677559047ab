import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import type { Tensor } from "@detspec/core"
import { dtypeOf, isTensor, wrapFloat32, wrapInt32 } from "@detspec/core"
import type { OperationName } from "@detspec/spec"
import * as v from "valibot"
import type { Peer, Question, Reply } from "./question.js"

/** Debian's python3 first: its packages bring torchvision. */
const pythons = [process.env.DETSPEC_PYTHON ?? "", "/usr/bin/python3", "/usr/local/bin/python3"]

/** Found from src and from dist alike. */
const program = fileURLToPath(new URL("../../../bench/torchvision/serve.py", import.meta.url))

const arrayFile = v.object({
  file: v.string(),
  shape: v.array(v.number()),
  type: v.picklist(["float32", "int32"]),
})
const reply = v.union([
  v.object({ milliseconds: v.array(v.number()), outputs: v.record(v.string(), arrayFile) }),
  v.object({ missing: v.string() }),
])

const read = async ({ file, shape, type }: v.InferOutput<typeof arrayFile>): Promise<Tensor> => {
  const { buffer } = Uint8Array.from(await readFile(file))
  return type === "int32"
    ? wrapInt32(shape, new Int32Array(buffer))
    : wrapFloat32(shape, new Float32Array(buffer))
}

const readReply = async (line: string | undefined): Promise<Reply> => {
  if (line === undefined) return { missing: "the process ended" }
  const parsed = v.parse(reply, JSON.parse(line))
  if ("missing" in parsed) return parsed
  const outputs: Record<string, Tensor> = {}
  for (const [name, file] of Object.entries(parsed.outputs)) outputs[name] = await read(file)
  return { milliseconds: parsed.milliseconds, outputs }
}

/** Tensors go as files, once for each question; numbers and words as they are. */
const written = async (
  folder: string,
  input: object,
): Promise<{ readonly arrays: object; readonly numbers: object }> => {
  const arrays: Record<string, object> = {}
  const numbers: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(input)) {
    if (!isTensor(value)) {
      numbers[name] = value
      continue
    }
    const file = join(folder, `${name}.bin`)
    await writeFile(file, value.data)
    arrays[name] = { file, shape: value.shape, type: dtypeOf(value) }
  }
  return { arrays, numbers }
}

/** torchvision in a process of its own, which writes its arrays into `folder`; undefined where there is none. */
export const torchvision = async (threads: number, folder: string): Promise<Peer | undefined> => {
  const python = pythons.find((path) => path !== "" && existsSync(path))
  if (python === undefined) return undefined
  const child = spawn(python, [program, String(threads)], { stdio: ["pipe", "pipe", "ignore"] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const next = async (): Promise<string | undefined> => {
    const { value, done } = await lines.next()
    return done ? undefined : value
  }
  if ((await next()) === undefined) return undefined
  return {
    name: "torchvision",
    ask: async <K extends OperationName>(question: Question<K>): Promise<Reply> => {
      const { operation, input, seconds, compare } = question
      const request = { operation, ...(await written(folder, input)), seconds, outputs: compare, folder }
      child.stdin.write(`${JSON.stringify(request)}\n`)
      return readReply(await next())
    },
    close: async () => {
      child.stdin.end()
    },
  }
}
