import type { KernelOf } from "../kernel.js"
import { kernel } from "../kernel.js"
import { pairs } from "../pairs.js"
import type { Plane, Thread } from "../thread.js"

/** Shared area over joint area of box x of one list and box y of the other; rows: x1, y1, x2, y2, area. */
function iou(this: Thread, a: Plane, b: Plane): number {
  const left = a[0][this.thread.x]
  const top = a[1][this.thread.x]
  const right = a[2][this.thread.x]
  const bottom = a[3][this.thread.x]
  const otherLeft = b[0][this.thread.y]
  const otherTop = b[1][this.thread.y]
  const otherRight = b[2][this.thread.y]
  const otherBottom = b[3][this.thread.y]
  const width = (right < otherRight ? right : otherRight) - (left > otherLeft ? left : otherLeft)
  const height = (bottom < otherBottom ? bottom : otherBottom) - (top > otherTop ? top : otherTop)
  const shared = (width > 0 ? width : 0) * (height > 0 ? height : 0)
  const joint = a[4][this.thread.x] + b[4][this.thread.y] - shared
  return joint > shared ? shared / joint : shared > 0 ? 1 : 0
}

export const boxIouKernel: KernelOf<"boxIou"> = kernel({
  name: "boxIou",
  rows: ["boxes1"],
  passes: { iou },
  prepare: ({ boxes1, boxes2 }) => {
    const { arguments: planes, output, matrix } = pairs(boxes1, boxes2)
    return { arguments: planes, outputs: { iou: output }, finish: (values) => ({ iou: matrix(values.iou) }) }
  },
})
