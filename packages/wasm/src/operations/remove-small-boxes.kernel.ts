import type { KernelOf } from "../kernel.js"

export const removeSmallBoxesKernel: KernelOf<"removeSmallBoxes"> = ({ boxes, minSize }, call) => {
  const [n = 0] = boxes.shape
  const kept = call.room(4 * n + 4)
  const keptCount = call.room(4)
  const list = call.put(boxes)
  call.run({ task: "removeSmallBoxes", count: 1, arguments: [list, minSize, n, kept, keptCount] })
  return { keep: call.int32(kept, [call.int32s(keptCount, 1)[0] ?? 0]) }
}
