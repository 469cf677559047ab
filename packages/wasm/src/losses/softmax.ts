import type { In } from "@detspec/spec"
import type { Call } from "../call.js"

/** Logits that are one piece of work. */
const piece = 2 ** 14

/** The address of the losses; the slopes go where `gradient` says, unless that is 0. */
export const softmaxLosses = (
  call: Call,
  { logits, labels }: In<"softmaxCrossEntropy">,
  gradient: number,
): number => {
  const [n = 0, classes = 0] = logits.shape
  const loss = call.room(4 * n)
  call.run({
    task: "softmaxCrossEntropy",
    count: n,
    grain: Math.ceil(piece / Math.max(classes, 1)),
    arguments: [call.put(logits), call.put(labels), loss, gradient, classes],
  })
  return loss
}
