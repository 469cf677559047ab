import type { KernelOf } from "../kernel.js"
import { softmaxLosses } from "../losses/softmax.js"

export const softmaxCrossEntropyKernel: KernelOf<"softmaxCrossEntropy"> = (input, call) => ({
  loss: call.float32(softmaxLosses(call, input, 0), input.labels.shape),
})
