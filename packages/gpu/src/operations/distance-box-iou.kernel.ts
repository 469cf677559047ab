import type { KernelOf } from "../kernel.js"
import { kernel } from "../kernel.js"
import { finite } from "../pack.js"
import { pairs } from "../pairs.js"
import type { Plane, Row, Thread } from "../thread.js"

/** IoU less the squared distance of the centres over the squared diagonal of the hull. */
function diou(
  this: Thread,
  lefts: Row,
  tops: Row,
  rights: Row,
  bottoms: Row,
  areas: Row,
  others: Plane,
  epsilon: number,
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
  const across = left + right - (otherLeft + otherRight)
  const down = top + bottom - (otherTop + otherBottom)
  const diagonal = width * width + height * height + epsilon
  const distance = (across * across + down * down) / 4
  return iou - (diagonal > 0 ? distance / diagonal : 0)
}

export const distanceBoxIouKernel: KernelOf<"distanceBoxIou"> = kernel({
  name: "distanceBoxIou",
  rows: ["boxes1"],
  passes: { diou },
  prepare: ({ boxes1, boxes2, epsilon }) => {
    const { arguments: boxes, output, matrix } = pairs(boxes1, boxes2)
    return {
      arguments: [...boxes, finite(epsilon)],
      outputs: { diou: output },
      finish: (values) => ({ diou: matrix(values.diou) }),
    }
  },
})
