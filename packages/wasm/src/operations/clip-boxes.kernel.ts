import type { KernelOf } from "../kernel.js"
import { sightsOf } from "../memory/sights.js"

/** Boxes that are one piece of work. */
const grain = 8192

export const clipBoxesKernel: KernelOf<"clipBoxes"> = ({ boxes, height, width }, call) => {
  const [n = 0] = boxes.shape
  const clipped = call.room(16 * n)
  call.run({
    task: "clipBoxes",
    count: n,
    grain,
    arguments: [...sightsOf(call, [boxes], n, grain), call.put(boxes), clipped, width, height],
  })
  return { boxes: call.float32(clipped, [n, 4]) }
}
