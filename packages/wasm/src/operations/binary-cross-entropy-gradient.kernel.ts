import type { KernelOf } from "../kernel.js"
import { elementwiseLossAndSlope } from "../losses/elementwise.js"

export const binaryCrossEntropyGradientKernel: KernelOf<"binaryCrossEntropyGradient"> = (
  { logits, targets },
  call,
) => elementwiseLossAndSlope(call, { task: "binaryCrossEntropy", logits, targets, numbers: [] })
