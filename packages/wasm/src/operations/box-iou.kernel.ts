import type { KernelOf } from "../kernel.js"
import { columnsOf } from "../memory/columns.js"

/** Elements of the matrix that are one piece of work. */
const piece = 2 ** 16

export const boxIouKernel: KernelOf<"boxIou"> = ({ boxes1, boxes2 }, call) => {
  const [n = 0] = boxes1.shape
  const [m = 0] = boxes2.shape
  const rows = call.put(boxes1)
  const columns = columnsOf(call, boxes2)
  const matrix = call.room(4 * n * m)
  call.run({
    task: "boxIou",
    count: n,
    grain: Math.ceil(piece / Math.max(m, 1)),
    arguments: [rows, columns.address, columns.stride, m, matrix],
  })
  return { iou: call.float32(matrix, [n, m]) }
}
