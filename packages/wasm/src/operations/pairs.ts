import type { Float32Tensor, FloatTensor } from "@detspec/core"
import type { Call, Task } from "../call.js"

/** Elements of a matrix that are one piece of work. */
const piece = 2 ** 16

/** A number for each box of a list: an angle. */
export type Quantity = (width: number, height: number) => number

/** Lists x1, y1, x2, y2, area and perhaps another, each of `stride` floats: padded to whole vectors with empty boxes at the origin. */
export const columnsOf = (boxes: FloatTensor, stride: number, quantity?: Quantity): Float32Array => {
  const { data, offset } = boxes
  const [count = 0] = boxes.shape
  const [step = 0, across = 0] = boxes.stride
  const lists = new Float32Array((quantity ? 6 : 5) * stride)
  for (let k = 0; k < 4; k += 1) {
    const from = offset + k * across
    for (let n = 0; n < count; n += 1) lists[k * stride + n] = data[from + n * step] ?? 0
  }
  for (let n = 0; n < count; n += 1) {
    const width = Math.fround((lists[2 * stride + n] ?? 0) - (lists[n] ?? 0))
    const height = Math.fround((lists[3 * stride + n] ?? 0) - (lists[stride + n] ?? 0))
    lists[4 * stride + n] = width * height
    if (quantity) lists[5 * stride + n] = quantity(width, height)
  }
  return lists
}

const extrasOf = (boxes: FloatTensor, quantity: Quantity): Float32Array => {
  const [count = 0] = boxes.shape
  return columnsOf(boxes, count, quantity).subarray(5 * count)
}

/** What a measure of two boxes needs besides them. */
interface Measure {
  readonly task: Task
  readonly epsilon?: number
  readonly quantity?: Quantity
}

/** The matrix [N, M] of a measure of every pair. */
export const pairs = (
  call: Call,
  boxes1: FloatTensor,
  boxes2: FloatTensor,
  { task, epsilon = 0, quantity }: Measure,
): Float32Tensor => {
  const [n = 0] = boxes1.shape
  const [m = 0] = boxes2.shape
  const stride = Math.ceil(m / 4) * 4
  const rows = call.put(boxes1)
  const extras = quantity ? call.putFloat32(extrasOf(boxes1, quantity)) : 0
  const columns = call.putFloat32(columnsOf(boxes2, stride, quantity))
  const matrix = call.room(4 * n * m)
  call.run({
    task,
    count: n,
    grain: Math.ceil(piece / Math.max(m, 1)),
    scratch: 64,
    arguments: [rows, extras, columns, stride, m, matrix, epsilon],
  })
  return call.float32(matrix, [n, m])
}
