import type { Tensor } from "@detspec/core"
import { sizeOf, toArray } from "@detspec/core"
import { remake } from "../../conformance/src/kit/relay.js"

/** A view on the beginning of a longer tensor: who reads one slice too many finds numbers there that could belong. */
export const beginning = (tensor: Tensor): Tensor => {
  const [count = 0, ...slice] = tensor.shape
  const values = toArray(tensor)
  const another = Array.from({ length: sizeOf(slice) }, (_, k) => values[k] ?? 0)
  return remake(tensor, [count + 1, ...slice], [...values, ...another]).hi(...tensor.shape)
}
