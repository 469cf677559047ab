import type { KernelOf } from "../kernel.js"
import { kernel } from "../kernel.js"
import { pairs } from "../pairs.js"
import type { Plane, Thread } from "../thread.js"

/** IoU less the part of the hull that neither box covers; rows: x1, y1, x2, y2, area. */
function giou(this: Thread, a: Plane, b: Plane): number {
  const left = a[0][this.thread.x]
  const top = a[1][this.thread.x]
  const right = a[2][this.thread.x]
  const bottom = a[3][this.thread.x]
  const otherLeft = b[0][this.thread.y]
  const otherTop = b[1][this.thread.y]
  const otherRight = b[2][this.thread.y]
  const otherBottom = b[3][this.thread.y]
  const innerWidth = (right < otherRight ? right : otherRight) - (left > otherLeft ? left : otherLeft)
  const innerHeight = (bottom < otherBottom ? bottom : otherBottom) - (top > otherTop ? top : otherTop)
  const shared = (innerWidth > 0 ? innerWidth : 0) * (innerHeight > 0 ? innerHeight : 0)
  const joint = a[4][this.thread.x] + b[4][this.thread.y] - shared
  const iou = joint > shared ? shared / joint : shared > 0 ? 1 : 0
  const width = (right > otherRight ? right : otherRight) - (left < otherLeft ? left : otherLeft)
  const height = (bottom > otherBottom ? bottom : otherBottom) - (top < otherTop ? top : otherTop)
  const hull = width * height
  return iou - (hull > 0 ? (hull - joint) / hull : 0)
}

export const generalizedBoxIouKernel: KernelOf<"generalizedBoxIou"> = kernel({
  name: "generalizedBoxIou",
  rows: ["boxes1"],
  passes: { giou },
  prepare: ({ boxes1, boxes2 }) => {
    const { arguments: planes, output, matrix } = pairs(boxes1, boxes2)
    return {
      arguments: planes,
      outputs: { giou: output },
      finish: (values) => ({ giou: matrix(values.giou) }),
    }
  },
})
