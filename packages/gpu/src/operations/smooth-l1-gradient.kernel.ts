import { elementwise } from "../elementwise.js"
import type { KernelOf } from "../kernel.js"
import { kernel } from "../kernel.js"
import type { Row, Thread } from "../thread.js"
import { parabolaOf, smoothAbsolute } from "./smooth-l1.kernel.js"

/** The difference over β, held between -1 and 1; with β = 0 its sign. */
function smoothSlope(
  this: Thread,
  predictions: Row,
  targets: Row,
  beta: number,
  _step: number,
  _rest: number,
): number {
  const difference = predictions[this.thread.x] - targets[this.thread.x]
  const distance = difference < 0 ? -difference : difference
  const sign = difference > 0 ? 1 : difference < 0 ? -1 : 0
  return distance < beta ? difference / beta : sign
}

export const smoothL1GradientKernel: KernelOf<"smoothL1Gradient"> = kernel({
  name: "smoothL1Gradient",
  rows: ["predictions", "targets"],
  passes: { loss: smoothAbsolute, gradient: smoothSlope },
  prepare: ({ predictions, targets, beta }) => {
    const { arguments: lists, output, matrix } = elementwise(predictions, targets)
    return {
      arguments: [...lists, ...parabolaOf(beta)],
      outputs: { loss: output, gradient: output },
      finish: ({ loss, gradient }) => ({ loss: matrix(loss), gradient: matrix(gradient) }),
    }
  },
})
