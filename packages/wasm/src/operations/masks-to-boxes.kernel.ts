import type { KernelOf } from "../kernel.js"
import { sightsOf } from "../memory/sights.js"

/** Pixels that are one piece of work. */
const piece = 2 ** 19

export const masksToBoxesKernel: KernelOf<"masksToBoxes"> = ({ masks, ends }, call) => {
  const [n = 0, height = 0, width = 0] = masks.shape
  const boxes = call.room(16 * n)
  const grain = Math.ceil(piece / Math.max(height * width, 1))
  call.run({
    task: "masksToBoxes",
    count: n,
    grain,
    scratch: width + 16,
    arguments: [
      ...sightsOf(call, [masks], n, grain),
      call.put(masks),
      height,
      width,
      boxes,
      ends === "exclusive" ? 1 : 0,
    ],
  })
  return { boxes: call.float32(boxes, [n, 4]) }
}
