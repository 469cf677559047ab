import type { KernelOf } from "../kernel.js"

/** What the contract lets grow at most: a higher clamp changes nothing. */
const largestGrowth = 64

export const decodeBoxesKernel: KernelOf<"decodeBoxes"> = ({ deltas, anchors, weights, clamp }, call) => {
  const [n = 0, classes = 0] = deltas.shape
  const boxes = call.room(16 * n * classes)
  call.run({
    task: "decodeBoxes",
    count: n,
    grain: Math.ceil(4096 / Math.max(classes, 1)),
    arguments: [
      call.put(deltas),
      call.put(anchors),
      boxes,
      classes,
      ...weights,
      Math.min(clamp, largestGrowth),
    ],
  })
  return { boxes: call.float32(boxes, [n, classes, 4]) }
}
