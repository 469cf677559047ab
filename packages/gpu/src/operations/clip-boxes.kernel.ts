import { isFlushed } from "@detspec/spec/parts"
import type { KernelOf } from "../kernel.js"
import { kernel } from "../kernel.js"
import { columns, crop, finite, padded } from "../pack.js"
import type { Plane, Row, Thread } from "../thread.js"

/** Coordinate y of box x, within the image. */
function clipped(this: Thread, boxes: Plane, limits: Row): number {
  const value = boxes[this.thread.y][this.thread.x]
  const limit = limits[this.thread.y]
  return value < 0 ? 0 : value > limit ? limit : value
}

const settled = (value: number, limit: number): number =>
  isFlushed(value) || isFlushed(limit) ? Math.min(Math.max(value, 0), limit) : finite(value)

export const clipBoxesKernel: KernelOf<"clipBoxes"> = kernel({
  name: "clipBoxes",
  rows: ["boxes"],
  passes: { clipped },
  prepare: ({ boxes, height, width }) => {
    const [count = 0] = boxes.shape
    const length = padded(count)
    const { values: corners, sides } = columns(boxes, length)
    const limits = [width, height, width, height]
    const values = corners.map((value, at) => settled(value, limits[Math.floor(at / length)]))
    return {
      arguments: [{ values, sides }, Float32Array.from(limits)],
      outputs: { clipped: [length, 4] },
      finish: ({ clipped: inside }) => {
        values.forEach((value, at) => {
          if (isFlushed(value)) inside[at] = value
        })
        return { boxes: crop(inside, [4, length], [4, count]).transpose(1, 0) }
      },
    }
  },
})
