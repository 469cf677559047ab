import type { DetectionError } from "@detspec/core"
import { shapeMismatch, typeMismatch } from "@detspec/core"
import type { Tensors } from "@detspec/networks"
import * as E from "fp-ts/lib/Either.js"
import type { Parameter } from "./parameter.js"

/** The parameters of a network among the tensors of a file, or the first that is missing or has another shape. */
export const fitting = (
  parameters: readonly Parameter[],
  tensors: Tensors,
): E.Either<DetectionError, Tensors> => {
  const found: Record<string, Tensors[string]> = {}
  for (const { name, shape } of parameters) {
    const tensor = Object.hasOwn(tensors, name) ? tensors[name] : undefined
    if (tensor === undefined)
      return E.left(typeMismatch("parameters", name, `be there, with shape [${shape}]`, "nothing"))
    if (String(tensor.shape) !== String(shape))
      return E.left(shapeMismatch("parameters", name, `have shape [${shape}]`, `[${tensor.shape}]`))
    found[name] = tensor
  }
  return E.right(found)
}
