import type { DetectionError, Field, Tensor } from "@detspec/core"
import { backendFailure, describeShape, describeTensor } from "@detspec/core"
import type { OperationName, Out } from "@detspec/spec"
import { operations } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import * as v from "valibot"
import { fitsField } from "../kit/misfit.js"
import { tensor as wireTensor } from "./messages.js"
import { whatIsWrong } from "./talk.js"
import { decodeTensor } from "./tensor-codec.js"

type Fields = Readonly<Record<string, Field>>
type Tensors = Readonly<Record<string, Tensor>>

/** One output: there, of its element type, of its rank, its fixed sides right. Values are for the laws to judge. */
const decodeField = (
  operation: OperationName,
  name: string,
  field: Field,
  wire: unknown,
): E.Either<DetectionError, Tensor> => {
  if (field.kind !== "tensor") return E.left(backendFailure(operation, name, "be a tensor", field.kind))
  const expected = `be a tensor of ${field.element} ${describeShape(field.shape)}`
  const wrong = (actual: string) => E.left(backendFailure(operation, name, expected, actual))
  if (wire === undefined) return wrong("nothing")
  const checked = v.safeParse(wireTensor, wire, { abortEarly: true })
  if (!checked.success) return wrong(whatIsWrong(checked.issues[0]))
  const tensor = decodeTensor(checked.output)
  if (typeof tensor === "string") return wrong(tensor)
  return fitsField(tensor, field) ? E.right(tensor) : wrong(describeTensor(tensor))
}

const decodeFields = (
  operation: OperationName,
  fields: Fields,
  output: Readonly<Record<string, unknown>>,
): E.Either<DetectionError, Tensors> => {
  const extra = Object.keys(output).find((name) => !Object.hasOwn(fields, name))
  const names = Object.keys(fields).join(", ")
  if (extra !== undefined) return E.left(backendFailure(operation, "output", `have only ${names}`, extra))
  const decoded: Record<string, Tensor> = {}
  for (const [name, field] of Object.entries(fields)) {
    const tensor = decodeField(operation, name, field, Object.hasOwn(output, name) ? output[name] : undefined)
    if (E.isLeft(tensor)) return tensor
    decoded[name] = tensor.right
  }
  return E.right(decoded)
}

/** The output of an operation as it travelled, held to the outputs of its contract. */
export const decodeOutput = <K extends OperationName>(
  operation: K,
  output: Readonly<Record<string, unknown>>,
): E.Either<DetectionError, Out<K>> => {
  const fields: Fields = operations[operation].contract.outputs
  const isOutput = (some: Tensors): some is Tensors & Out<K> =>
    Object.keys(fields).every((name) => name in some)
  return E.chain((decoded: Tensors) =>
    isOutput(decoded)
      ? E.right(decoded)
      : E.left(backendFailure(operation, "output", "be complete", Object.keys(decoded).join(", "))),
  )(decodeFields(operation, fields, output))
}
