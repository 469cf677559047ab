import type { Float32Tensor, FloatTensor } from "@detspec/core"
import type { Call, Task } from "../call.js"
import type { LossAndSlope } from "./elementwise.js"

interface Pairs {
  readonly predictions: FloatTensor
  readonly targets: FloatTensor
  readonly epsilon: number
  /** Whether the slope follows CIoU's α, which other losses do not have. */
  readonly alphaGradient?: "constant" | "full"
}

/** Vectors of four pairs that are one piece of work. */
const grain = 1024

/** The terms of four pairs, as `assembly/losses/pair-losses.ts` lays them out. */
const scratch = 1024

const vectorsOf = ({ predictions }: Pairs): number => Math.ceil((predictions.shape[0] ?? 0) / 4)

const run = (call: Call, task: Task, input: Pairs, loss: number, gradient: number): void => {
  const { predictions, targets, epsilon, alphaGradient } = input
  const follow = alphaGradient === "full" ? 1 : 0
  call.run({
    task,
    count: vectorsOf(input),
    grain,
    scratch,
    arguments: [call.put(predictions), call.put(targets), loss, gradient, epsilon, follow],
  })
}

const losses = (call: Call, at: number, { predictions }: Pairs): Float32Tensor =>
  call.float32(at, [predictions.shape[0] ?? 0])

/** The loss of every prediction against its target. */
export const pairLoss = (call: Call, task: Task, input: Pairs): { readonly loss: Float32Tensor } => {
  const loss = call.room(16 * vectorsOf(input))
  run(call, task, input, loss, 0)
  return { loss: losses(call, loss, input) }
}

/** The same with its slopes along the prediction's corners. */
export const pairLossAndSlopes = (call: Call, task: Task, input: Pairs): LossAndSlope => {
  const loss = call.room(16 * vectorsOf(input))
  const gradient = call.room(64 * vectorsOf(input))
  run(call, task, input, loss, gradient)
  return { loss: losses(call, loss, input), gradient: call.float32(gradient, input.predictions.shape) }
}
