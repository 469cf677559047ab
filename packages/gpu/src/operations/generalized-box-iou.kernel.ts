import type { KernelOf } from "../kernel.js"
import { kernel } from "../kernel.js"
import { pairs } from "../pairs.js"
import type { Plane, Row, Thread } from "../thread.js"

/** IoU less the part of the hull that neither box covers. */
function giou(
  this: Thread,
  lefts: Row,
  tops: Row,
  rights: Row,
  bottoms: Row,
  areas: Row,
  others: Plane,
): number {
  const left = lefts[this.thread.x]
  const top = tops[this.thread.x]
  const right = rights[this.thread.x]
  const bottom = bottoms[this.thread.x]
  const otherLeft = others[0][this.thread.y]
  const otherTop = others[1][this.thread.y]
  const otherRight = others[2][this.thread.y]
  const otherBottom = others[3][this.thread.y]
  const innerWidth = (right < otherRight ? right : otherRight) - (left > otherLeft ? left : otherLeft)
  const innerHeight = (bottom < otherBottom ? bottom : otherBottom) - (top > otherTop ? top : otherTop)
  const shared = innerWidth > 0 && innerHeight > 0 ? innerWidth * innerHeight : 0
  const sum = areas[this.thread.x] + others[4][this.thread.y] - shared
  const joint = sum > shared ? sum : shared
  const iou = joint > 0 ? shared / joint : 0
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
    const { arguments: boxes, output, matrix } = pairs(boxes1, boxes2)
    return {
      arguments: boxes,
      outputs: { giou: output },
      finish: (values) => ({ giou: matrix(values.giou) }),
    }
  },
})
