import type { Float64Tensor } from "@detspec/core"
import { tabulate } from "@detspec/core"
import type { SoftmaxCrossEntropyInput, SoftmaxCrossEntropyOutput } from "./contract.js"

/** C for the sum, and the loss itself; an ignored row is exact. */
export const softmaxScale = (
  { logits, labels }: SoftmaxCrossEntropyInput,
  { loss }: SoftmaxCrossEntropyOutput,
): Float64Tensor =>
  tabulate(loss.shape, (n = 0) => (labels.get(n) < 0 ? 0 : (logits.shape[1] ?? 0) + loss.get(n)))
