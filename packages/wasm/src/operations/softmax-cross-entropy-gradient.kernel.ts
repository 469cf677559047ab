import type { KernelOf } from "../kernel.js"
import { softmaxLosses } from "../losses/softmax.js"

export const softmaxCrossEntropyGradientKernel: KernelOf<"softmaxCrossEntropyGradient"> = (input, call) => {
  const { logits, labels } = input
  const gradient = call.room(4 * logits.size)
  const loss = softmaxLosses(call, input, gradient)
  return { loss: call.float32(loss, labels.shape), gradient: call.float32(gradient, logits.shape) }
}
