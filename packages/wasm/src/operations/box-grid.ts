import type { Box, Float32Tensor } from "@detspec/core"
import type { Call } from "../call.js"

/** Where the cells lie, and the boxes of one cell around 0. */
interface Cells {
  readonly height: number
  readonly width: number
  readonly strideY: number
  readonly strideX: number
  readonly offset: number
  readonly base: readonly Box[]
  /** Corners are moved into it. */
  readonly image?: { readonly height: number; readonly width: number }
}

/** Four numbers a box, one after the other: `flat` takes several times as long. */
const flat = (boxes: readonly Box[]): readonly number[] => {
  const all: number[] = []
  for (const [x1, y1, x2, y2] of boxes) all.push(x1, y1, x2, y2)
  return all
}

/** The boxes of one cell around the centre of every cell: row y, then column x, then the boxes of the cell. */
export const boxGrid = (call: Call, cells: Cells): Float32Tensor => {
  const { height, width, strideY, strideX, offset, base, image } = cells
  const count = height * width * base.length
  const boxes = call.room(16 * count)
  const clip = image ? [1, image.width, image.height] : [0, 0, 0]
  call.run({
    task: "boxGrid",
    count: height,
    grain: Math.ceil(16_384 / (width * Math.max(base.length, 1))),
    arguments: [call.putFloat32(flat(base)), base.length, width, strideX, strideY, offset, boxes, ...clip],
  })
  return call.float32(boxes, [count, 4])
}
