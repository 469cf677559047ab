import { createInterface } from "node:readline"
import type { DetectionError } from "@detspec/core"
import { isTensor, message } from "@detspec/core"
import type { OperationName } from "@detspec/spec"
import { operationNames, spec } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import * as v from "valibot"
import { isCalledAnyway } from "../../src/kit/untyped.js"
import type { Answer, WireCall, WireTensor, WireValue } from "../../src/process/message-types.js"
import { request } from "../../src/process/messages.js"
import { decodeTensor, encodeTensor } from "../../src/process/tensor-codec.js"

/** The specification as a program: every operation, its own refusals, through the wire. */
const hello = {
  type: "hello",
  protocol: 1,
  name: "spec in a process",
  device: "TypeScript, float64",
  arithmetic: { unit: 2 ** -53 },
  checks: "own",
  operations: Object.fromEntries(operationNames.map((name) => [name, { dtypes: ["float64", "float32"] }])),
}

const isWireTensor = (value: object): value is WireTensor => "dtype" in value

const read = (value: WireValue): unknown => {
  if (Array.isArray(value)) return value.map(read)
  if (typeof value !== "object" || value === null) return value
  if (isWireTensor(value)) return decodeTensor(value)
  return "number" in value ? Number(value.number) : value
}

const refused = (id: number, error: DetectionError): Answer => ({
  id,
  status: "error",
  type: error.tag,
  message: message(error),
  field: error.field,
  expected: error.expected,
  actual: error.actual,
})

const run = <K extends OperationName>(name: K, input: object): E.Either<DetectionError, object> =>
  isCalledAnyway(name, input) ? spec[name](input) : E.right({})

const answer = ({ id, operation, input }: WireCall): Answer => {
  const fields = Object.fromEntries(Object.entries(input).map(([name, value]) => [name, read(value)]))
  const output = run(operation, fields)
  if (E.isLeft(output)) return refused(id, output.left)
  const tensors = Object.entries(output.right).flatMap(([name, value]) =>
    isTensor(value) ? [[name, encodeTensor(value)] as const] : [],
  )
  return { id, status: "ok", output: Object.fromEntries(tensors) }
}

for await (const line of createInterface({ input: process.stdin })) {
  const asked = v.parse(request, JSON.parse(line))
  if (asked.type === "stop") break
  const said =
    asked.type === "hello"
      ? hello
      : asked.type === "echo"
        ? {
            type: "echo",
            tensors: asked.tensors.flatMap((tensor) => {
              const decoded = decodeTensor(tensor)
              return typeof decoded === "string" ? [] : [encodeTensor(decoded)]
            }),
          }
        : { type: "call", answers: asked.calls.map(answer) }
  process.stdout.write(`${JSON.stringify(said)}\n`)
}
