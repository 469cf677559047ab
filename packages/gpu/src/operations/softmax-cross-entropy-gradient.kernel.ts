import type { KernelOf } from "../kernel.js"
import { crop } from "../pack.js"
import { softmaxRows } from "../softmax.js"
import type { Plane, Row, Thread } from "../thread.js"
import { surprise } from "./softmax-cross-entropy.kernel.js"

/** p - [c = label] of row x and class y; 0 for a label of -1. */
function softmaxSlope(this: Thread, logits: Plane, labels: Row, largest: Row, rest: Row): number {
  const label = labels[this.thread.x]
  const p =
    Math.exp(logits[this.thread.y][this.thread.x] - largest[this.thread.x]) / (1 + rest[this.thread.x])
  const own = this.thread.y === label ? 1 : 0
  return label < 0 ? 0 : p - own
}

export const softmaxCrossEntropyGradientKernel: KernelOf<"softmaxCrossEntropyGradient"> = {
  rows: ["logits", "labels"],
  compute:
    (run) =>
    async ({ logits, labels }) => {
      const { length, classes, pass, vector } = await softmaxRows(run, logits, labels)
      const [count = 0] = logits.shape
      const loss = await pass("loss", surprise, [length])
      const gradient = await pass("slope", softmaxSlope, [length, classes])
      return {
        loss: vector(loss),
        gradient: crop(gradient, [classes, length], [classes, count]).transpose(1, 0),
      }
    },
}
