import type { FloatTensor } from "@detspec/core"
import type { Call } from "../call.js"

/** Where the columns of boxes lie: five lists of `stride` floats each. */
export interface Columns {
  readonly address: number
  readonly stride: number
}

/** Lists x1, y1, x2, y2 and area, each padded to whole vectors with boxes at the origin that have no area. */
export const columnsOf = (call: Call, boxes: FloatTensor): Columns => {
  const [count = 0] = boxes.shape
  const stride = Math.ceil(count / 4) * 4
  const lists = new Float32Array(5 * stride)
  for (let n = 0; n < count; n += 1) {
    for (let k = 0; k < 4; k += 1) lists[k * stride + n] = boxes.get(n, k)
    const width = Math.fround((lists[2 * stride + n] ?? 0) - (lists[n] ?? 0))
    const height = Math.fround((lists[3 * stride + n] ?? 0) - (lists[stride + n] ?? 0))
    lists[4 * stride + n] = width * height
  }
  return { address: call.putFloat32(lists), stride }
}
