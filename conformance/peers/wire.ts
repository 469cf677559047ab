import { createInterface } from "node:readline"
import type { Tensor, TensorRecord } from "@detspec/core"
import { check, message } from "@detspec/core"
import type { In, OperationName, Out } from "@detspec/spec"
import { operations } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import type {
  Answer,
  HelloAnswer,
  Request,
  WireCall,
  WireTensor,
  WireValue,
} from "../src/process/message-types.js"
import { decodeTensor, encodeTensor } from "../src/process/tensor-codec.js"

type Operation = (input: object) => Promise<TensorRecord>
export type Operations = { readonly [K in OperationName]?: Operation }

/** One operation of a peer; the harness has checked its input before it travelled, and here it is seen again. */
export const operation =
  <K extends OperationName>(name: K, run: (input: In<K>) => Promise<Out<K>>): Operation =>
  async (input) => {
    const uncheckedYet = (_: object): _ is In<K> => true
    if (!uncheckedYet(input)) throw new TypeError(name)
    const checked = check(operations[name].contract)(input)
    if (E.isLeft(checked)) throw new TypeError(message(checked.left))
    return run(checked.right)
  }

const read = (wire: WireTensor): Tensor => {
  const tensor = decodeTensor(wire)
  if (typeof tensor === "string") throw new TypeError(tensor)
  return tensor
}

const fieldOf = (value: WireValue): unknown => {
  if (typeof value !== "object" || value === null || !("data" in value || "number" in value)) return value
  return "number" in value ? Number(value.number) : read(value)
}

const answerTo = async (offered: Operations, { id, operation: name, input }: WireCall): Promise<Answer> => {
  const run = offered[name]
  if (!run) return { id, status: "unsupported" }
  try {
    const fields = Object.entries(input).map(([field, value]) => [field, fieldOf(value)] as const)
    const output = await run(Object.fromEntries(fields))
    const tensors = Object.entries(output).map(([field, tensor]) => [field, encodeTensor(tensor)] as const)
    return { id, status: "ok", output: Object.fromEntries(tensors) }
  } catch (error) {
    const [type, said] = error instanceof Error ? [error.name, error.message] : ["thrown", String(error)]
    return { id, status: "error", type, message: said }
  }
}

const reply = async (hello: HelloAnswer, offered: Operations, request: Request): Promise<unknown> => {
  if (request.type === "hello") return hello
  if (request.type === "echo")
    return { type: "echo", tensors: request.tensors.map((one) => encodeTensor(read(one))) }
  const answers: Answer[] = []
  for (const call of request.type === "call" ? request.calls : []) answers.push(await answerTo(offered, call))
  return { type: "call", answers }
}

/** Answers line after line until it is told to stop. */
export const serve = async (hello: HelloAnswer, offered: Operations): Promise<void> => {
  for await (const line of createInterface({ input: process.stdin })) {
    const request: Request = JSON.parse(line)
    if (request.type === "stop") return
    process.stdout.write(`${JSON.stringify(await reply(hello, offered, request))}\n`)
  }
}
