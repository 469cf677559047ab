import type { KernelOf } from "../kernel.js"

export const clipBoxesKernel: KernelOf<"clipBoxes"> = ({ boxes, height, width }, call) => {
  const [n = 0] = boxes.shape
  const clipped = call.room(16 * n)
  call.run({
    task: "clipBoxes",
    count: n,
    grain: 16_384,
    arguments: [call.put(boxes), clipped, width, height],
  })
  return { boxes: call.float32(clipped, [n, 4]) }
}
