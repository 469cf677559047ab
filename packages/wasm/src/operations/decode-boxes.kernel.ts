import type { KernelOf } from "../kernel.js"
import { sightsOf } from "../memory/sights.js"

/** What the contract lets grow at most: a higher clamp changes nothing. */
const largestGrowth = 64

export const decodeBoxesKernel: KernelOf<"decodeBoxes"> = ({ deltas, anchors, weights, clamp }, call) => {
  const [n = 0, classes = 0] = deltas.shape
  const boxes = call.room(16 * n * classes)
  if (classes === 0) return { boxes: call.float32(boxes, [n, 0, 4]) }
  const grain = Math.ceil(4096 / classes)
  call.run({
    task: "decodeBoxes",
    count: n,
    grain,
    arguments: [
      ...sightsOf(call, [anchors, deltas], n, grain),
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
