import type { Float32Tensor, FloatTensor } from "@detspec/core"
import type { Call, Task } from "../call.js"
import { sightsOf } from "../memory/sights.js"

export interface LossAndSlope {
  readonly loss: Float32Tensor
  readonly gradient: Float32Tensor
}

/** What a loss of every element reads: two matrices of one shape, and numbers behind their addresses. */
export interface Elementwise {
  readonly task: Task
  readonly logits: FloatTensor
  readonly targets: FloatTensor
  readonly numbers: readonly number[]
}

const vectorsOf = (tensor: FloatTensor): number => Math.ceil(tensor.size / 4)

/** Vectors of four elements that are one piece of work. */
const grain = 4096

const run = (call: Call, { task, logits, targets, numbers }: Elementwise, loss: number, gradient: number) =>
  call.run({
    task,
    count: vectorsOf(logits),
    grain,
    arguments: [
      ...sightsOf(call, [logits, targets], vectorsOf(logits), grain),
      call.put(logits),
      call.put(targets),
      loss,
      gradient,
      ...numbers,
    ],
  })

/** The loss of every element. */
export const elementwiseLoss = (call: Call, what: Elementwise): { readonly loss: Float32Tensor } => {
  const loss = call.room(16 * vectorsOf(what.logits))
  run(call, what, loss, 0)
  return { loss: call.float32(loss, what.logits.shape) }
}

/** The loss of every element and its slope along the first matrix, in one pass. */
export const elementwiseLossAndSlope = (call: Call, what: Elementwise): LossAndSlope => {
  const { logits } = what
  const loss = call.room(16 * vectorsOf(logits))
  const gradient = call.room(16 * vectorsOf(logits))
  run(call, what, loss, gradient)
  return { loss: call.float32(loss, logits.shape), gradient: call.float32(gradient, logits.shape) }
}
