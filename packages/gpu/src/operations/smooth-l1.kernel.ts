import { elementwise } from "../elementwise.js"
import type { KernelOf } from "../kernel.js"
import { kernel } from "../kernel.js"
import type { Row, Thread } from "../thread.js"

/**
 * A parabola below β, a line from there on. `step` and `rest` are of `parabolaOf`: the parabola squares one number, since
 * a device's compiler may turn d (d / 2β) into d² / 2β, and then flush d² to 0.
 */
export function smoothAbsolute(
  this: Thread,
  predictions: Row,
  targets: Row,
  beta: number,
  step: number,
  rest: number,
): number {
  const difference = predictions[this.thread.x] - targets[this.thread.x]
  const distance = difference < 0 ? -difference : difference
  const steps = distance * step
  const line = distance - beta * 0.5
  return distance < beta ? steps * steps * rest : line
}

/**
 * β, and 1 / 2β as step² · rest: step a power of two, with which nothing rounds, and rest at most 1. All are 0 where
 * float32 reads β as 0: half of the inverse may be beyond float64 there.
 */
export const parabolaOf = (beta: number): readonly [beta: number, step: number, rest: number] => {
  if (Math.fround(beta) === 0) return [0, 0, 0]
  const step = 2 ** Math.ceil(Math.log2(0.5 / beta) / 2)
  return [beta, step, 0.5 / beta / (step * step)]
}

export const smoothL1Kernel: KernelOf<"smoothL1"> = kernel({
  name: "smoothL1",
  rows: ["predictions", "targets"],
  passes: { loss: smoothAbsolute },
  prepare: ({ predictions, targets, beta }) => {
    const { arguments: lists, output, matrix } = elementwise(predictions, targets)
    return {
      arguments: [...lists, ...parabolaOf(beta)],
      outputs: { loss: output },
      finish: ({ loss }) => ({ loss: matrix(loss) }),
    }
  },
})
