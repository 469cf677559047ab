import type { KernelOf } from "../kernel.js"
import { logisticGradient } from "../logistic.js"
import type { Row, Thread } from "../thread.js"
import { logLossPass } from "./binary-cross-entropy.kernel.js"

/** (1 - t) σ(x) - t σ(-x): what σ(x) - t is, without losing the digits of the small one. */
function logLossSlope(this: Thread, logits: Row, targets: Row, decayed: Row): number {
  const logit = logits[this.thread.x]
  const target = targets[this.thread.x]
  const e = decayed[this.thread.x]
  const toward = logit < 0 ? e : 1
  const away = logit < 0 ? 1 : e
  return ((1 - target) * toward - target * away) / (1 + e)
}

export const binaryCrossEntropyGradientKernel: KernelOf<"binaryCrossEntropyGradient"> = logisticGradient(
  () => logLossPass,
  () => ({ name: "binaryCrossEntropyGradient.slope", source: logLossSlope, numbers: [] }),
)
