import type { KernelOf } from "../kernel.js"
import { elementwiseLoss } from "../losses/elementwise.js"

export const binaryCrossEntropyKernel: KernelOf<"binaryCrossEntropy"> = ({ logits, targets }, call) =>
  elementwiseLoss(call, { task: "binaryCrossEntropy", logits, targets, numbers: [] })
