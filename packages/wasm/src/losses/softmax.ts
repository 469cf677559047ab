import type { In } from "@detspec/spec"
import type { Call } from "../call.js"
import { sightsOf } from "../memory/sights.js"

/** Logits that are one piece of work. */
const piece = 2 ** 14

/** The address of the losses; the slopes go where `gradient` says, unless that is 0. Four rows are worked on at a time. */
export const softmaxLosses = (
  call: Call,
  { logits, labels }: In<"softmaxCrossEntropy">,
  gradient: number,
): number => {
  const [n = 0, classes = 0] = logits.shape
  const loss = call.room(16 * Math.ceil(n / 4))
  call.clear(loss, classes === 0 ? 4 * n : 0)
  const grain = 4 * Math.ceil(piece / Math.max(4 * classes, 1))
  call.run({
    task: "softmaxCrossEntropy",
    count: classes === 0 ? 0 : n,
    grain,
    scratch: 128 + 16 * classes + 4 * Math.min(grain, n + 3),
    arguments: [
      ...sightsOf(call, [logits], n, grain),
      call.put(logits),
      call.put(labels),
      loss,
      gradient,
      classes,
    ],
  })
  return loss
}
