import type { KernelOf } from "../kernel.js"
import { sightsOf } from "../memory/sights.js"

/** Boxes that are one piece of work. */
const grain = 4096

export const encodeBoxesKernel: KernelOf<"encodeBoxes"> = ({ boxes, anchors, weights }, call) => {
  const [n = 0] = boxes.shape
  const deltas = call.room(16 * n)
  call.run({
    task: "encodeBoxes",
    count: n,
    grain,
    arguments: [
      ...sightsOf(call, [boxes, anchors], n, grain),
      call.put(boxes),
      call.put(anchors),
      deltas,
      ...weights,
    ],
  })
  return { deltas: call.float32(deltas, [n, 4]) }
}
