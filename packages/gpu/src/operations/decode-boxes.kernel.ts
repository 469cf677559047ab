import type { FloatTensor } from "@detspec/core"
import type { KernelOf } from "../kernel.js"
import { kernel } from "../kernel.js"
import type { Grid } from "../launch.js"
import { crop, padded } from "../pack.js"
import type { Quantity } from "../quantities.js"
import { withQuantities } from "../quantities.js"
import type { Plane, Row, Thread, Volume } from "../thread.js"

/** What the contract lets grow at most: a higher clamp changes nothing. */
const largestGrowth = 64

/**
 * A coordinate of the box of anchor x and class y; z: x1, y1, x2, y2. Half the side lies on either side of the centre.
 * Rows of the anchors: x1, y1, x2, y2, centre x, centre y, width, height.
 */
function corner(this: Thread, deltas: Volume, anchors: Plane, weights: Row, clamp: number): number {
  const axis = this.thread.z < 1.5 ? this.thread.z : this.thread.z - 2
  const side = anchors[axis + 6][this.thread.x]
  const growth = deltas[axis + 2][this.thread.y][this.thread.x] / weights[axis + 2]
  const half = side * Math.exp(growth < clamp ? growth : clamp) * 0.5
  const centre =
    (deltas[axis][this.thread.y][this.thread.x] / weights[axis]) * side + anchors[axis + 4][this.thread.x]
  return this.thread.z < 1.5 ? centre - half : centre + half
}

/** Deltas [N, K, 4] as a volume [4][K][N]. */
const byCoordinate = (deltas: FloatTensor, length: number): Grid => {
  const [count = 0, classes = 0] = deltas.shape
  const values = new Float32Array(4 * classes * length)
  const [step = 0, apart = 0, across = 0] = deltas.stride
  for (let row = 0; row < 4 * classes; row += 1) {
    const start = deltas.offset + Math.floor(row / classes) * across + (row % classes) * apart
    for (let n = 0; n < count; n += 1) values[row * length + n] = deltas.data[start + n * step]
  }
  return { values, sides: [length, classes, 4] }
}

const centreX: Quantity = (x1, _y1, x2) => (x1 + x2) / 2
const centreY: Quantity = (_x1, y1, _x2, y2) => (y1 + y2) / 2
const width: Quantity = (x1, _y1, x2) => x2 - x1
const height: Quantity = (_x1, y1, _x2, y2) => y2 - y1

export const decodeBoxesKernel: KernelOf<"decodeBoxes"> = kernel({
  name: "decodeBoxes",
  rows: ["deltas", "anchors"],
  passes: { corner },
  prepare: ({ deltas, anchors, weights, clamp }) => {
    const [count = 0, classes = 0] = deltas.shape
    const length = padded(count)
    return {
      arguments: [
        byCoordinate(deltas, length),
        withQuantities(anchors, length, [centreX, centreY, width, height]),
        Float32Array.from(weights),
        Math.min(clamp, largestGrowth),
      ],
      outputs: { corner: [length, classes, 4] },
      finish: (values) => ({
        boxes: crop(values.corner, [4, classes, length], [4, classes, count]).transpose(2, 1, 0),
      }),
    }
  },
})
