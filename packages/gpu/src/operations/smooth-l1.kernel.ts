import { elementwise } from "../elementwise.js"
import type { KernelOf } from "../kernel.js"
import { kernel } from "../kernel.js"
import type { Row, Thread } from "../thread.js"

/** A parabola below β, a line from there on; `slope` is 1/(2β), 0 where β is. */
export function smoothAbsolute(
  this: Thread,
  predictions: Row,
  targets: Row,
  beta: number,
  slope: number,
): number {
  const difference = predictions[this.thread.x] - targets[this.thread.x]
  const distance = difference < 0 ? -difference : difference
  const parabola = distance * (distance * slope)
  const line = distance - beta * 0.5
  return distance < beta ? parabola : line
}

export const smoothL1Kernel: KernelOf<"smoothL1"> = kernel({
  name: "smoothL1",
  rows: ["predictions", "targets"],
  passes: { loss: smoothAbsolute },
  prepare: ({ predictions, targets, beta }) => {
    const { arguments: lists, output, matrix } = elementwise(predictions, targets)
    return {
      arguments: [...lists, beta, beta > 0 ? 0.5 / beta : 0],
      outputs: { loss: output },
      finish: ({ loss }) => ({ loss: matrix(loss) }),
    }
  },
})
