import type { KernelOf } from "../kernel.js"

/** Pixels that are one piece of work. */
const piece = 2 ** 19

export const masksToBoxesKernel: KernelOf<"masksToBoxes"> = ({ masks, ends }, call) => {
  const [n = 0, height = 0, width = 0] = masks.shape
  const boxes = call.room(16 * n)
  call.run({
    task: "masksToBoxes",
    count: n,
    grain: Math.ceil(piece / Math.max(height * width, 1)),
    scratch: width,
    arguments: [call.put(masks), height, width, boxes, ends === "exclusive" ? 1 : 0],
  })
  return { boxes: call.float32(boxes, [n, 4]) }
}
