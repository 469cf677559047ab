import type { KernelOf } from "../kernel.js"

export const smoothL1Kernel: KernelOf<"smoothL1"> = ({ predictions, targets, beta }, call) => {
  const vectors = Math.ceil(predictions.size / 4)
  const p = call.put(predictions)
  const t = call.put(targets)
  const loss = call.room(16 * vectors)
  call.run({ task: "smoothL1", count: vectors, grain: 8192, arguments: [p, t, loss, beta] })
  return { loss: call.float32(loss, predictions.shape) }
}
