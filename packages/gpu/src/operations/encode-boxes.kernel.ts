import type { KernelOf } from "../kernel.js"
import { kernel } from "../kernel.js"
import { joined, padded } from "../pack.js"
import type { Quantity } from "../quantities.js"
import { withQuantities } from "../quantities.js"
import type { Plane, Row, Thread } from "../thread.js"

const width: Quantity = (x1, _y1, x2) => x2 - x1
const height: Quantity = (_x1, y1, _x2, y2) => y2 - y1

/** t_x (y = 0) and t_y (y = 1) of box x: how far its centre lies from the anchor's, in anchor sides, weighted. */
function shift(this: Thread, boxes: Plane, anchors: Plane, weights: Row): number {
  const near = boxes[this.thread.y][this.thread.x] - anchors[this.thread.y][this.thread.x]
  const far = boxes[this.thread.y + 2][this.thread.x] - anchors[this.thread.y + 2][this.thread.x]
  const side = anchors[this.thread.y + 4][this.thread.x]
  return side > 0 ? (weights[this.thread.y] * (near + far) * 0.5) / side : 0
}

/** t_w (y = 0) and t_h (y = 1) of box x: the logarithm of its growth, weighted. */
function growth(this: Thread, boxes: Plane, anchors: Plane, weights: Row): number {
  const side = anchors[this.thread.y + 4][this.thread.x]
  const ratio = side > 0 ? boxes[this.thread.y + 4][this.thread.x] / side : 1
  return weights[this.thread.y + 2] * Math.log(ratio)
}

export const encodeBoxesKernel: KernelOf<"encodeBoxes"> = kernel({
  name: "encodeBoxes",
  rows: ["boxes", "anchors"],
  passes: { shift, growth },
  prepare: ({ boxes, anchors, weights }) => {
    const [count = 0] = boxes.shape
    const length = padded(count)
    const rows = (list: typeof boxes) => withQuantities(list, length, [width, height])
    return {
      arguments: [rows(boxes), rows(anchors), Float32Array.from(weights)],
      outputs: { shift: [length, 2], growth: [length, 2] },
      finish: (values) => ({
        deltas: joined([values.shift, values.growth], [4, length]).hi(4, count).transpose(1, 0),
      }),
    }
  },
})
