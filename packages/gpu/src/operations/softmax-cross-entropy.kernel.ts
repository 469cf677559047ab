import type { KernelOf } from "../kernel.js"
import { softmaxRows } from "../softmax.js"
import type { Plane, Row, Thread } from "../thread.js"

/** largest - logit of the label + ln(1 + rest); 0 for a label of -1. */
export function surprise(
  this: Thread<{ readonly classes: number }>,
  logits: Plane,
  labels: Row,
  largest: Row,
  rest: Row,
): number {
  const label = labels[this.thread.x]
  let own = 0
  for (let c = 0; c < this.constants.classes; c += 1) {
    own = c === label ? logits[c][this.thread.x] : own
  }
  const loss = largest[this.thread.x] - own + Math.log(1 + rest[this.thread.x])
  return label < 0 ? 0 : loss
}

export const softmaxCrossEntropyKernel: KernelOf<"softmaxCrossEntropy"> = {
  rows: ["logits", "labels"],
  compute:
    (run) =>
    async ({ logits, labels }) => {
      const { length, pass, vector } = await softmaxRows(run, logits, labels)
      return { loss: vector(await pass("loss", surprise, [length])) }
    },
}
