import type { KernelOf } from "../kernel.js"

export const encodeBoxesKernel: KernelOf<"encodeBoxes"> = ({ boxes, anchors, weights }, call) => {
  const [n = 0] = boxes.shape
  const deltas = call.room(16 * n)
  call.run({
    task: "encodeBoxes",
    count: n,
    grain: 4096,
    arguments: [call.put(boxes), call.put(anchors), deltas, ...weights],
  })
  return { deltas: call.float32(deltas, [n, 4]) }
}
