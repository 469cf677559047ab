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

export const clipBoxesKernel: KernelOf<"clipBoxes"> = kernel({
  name: "clipBoxes",
  rows: ["boxes"],
  passes: { clipped },
  prepare: ({ boxes, height, width }) => {
    const [count = 0] = boxes.shape
    const length = padded(count)
    const corners = columns(boxes, length)
    return {
      arguments: [
        { values: corners.values.map(finite), sides: corners.sides },
        Float32Array.of(width, height, width, height),
      ],
      outputs: { clipped: [length, 4] },
      finish: (values) => ({ boxes: crop(values.clipped, [4, length], [4, count]).transpose(1, 0) }),
    }
  },
})
