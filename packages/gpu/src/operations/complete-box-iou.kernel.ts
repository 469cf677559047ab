import type { KernelOf } from "../kernel.js"
import { kernel } from "../kernel.js"
import { finite } from "../pack.js"
import { pairs } from "../pairs.js"
import type { Quantity } from "../quantities.js"
import { area } from "../quantities.js"
import type { Plane, Thread } from "../thread.js"

/** 2/π arctan(w / h): the difference of two of them, squared, is v. */
const angle: Quantity = (x1, y1, x2, y2) => (2 / Math.PI) * Math.atan2(x2 - x1, y2 - y1)

/** DIoU less α v, for the difference v in aspect; rows: x1, y1, x2, y2, area, angle. */
function ciou(this: Thread, a: Plane, b: Plane, epsilon: number): number {
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
  const across = left + right - (otherLeft + otherRight)
  const down = top + bottom - (otherTop + otherBottom)
  const diagonal = width * width + height * height + epsilon
  const distance = (across * across + down * down) / 4
  const turn = a[5][this.thread.x] - b[5][this.thread.y]
  const v = turn * turn
  const weight = 1 - iou + v + epsilon
  return iou - (diagonal > 0 ? distance / diagonal : 0) - (weight > 0 ? (v / weight) * v : 0)
}

export const completeBoxIouKernel: KernelOf<"completeBoxIou"> = kernel({
  name: "completeBoxIou",
  rows: ["boxes1"],
  passes: { ciou },
  prepare: ({ boxes1, boxes2, epsilon }) => {
    const { arguments: planes, output, matrix } = pairs(boxes1, boxes2, [area, angle])
    return {
      arguments: [...planes, finite(epsilon)],
      outputs: { ciou: output },
      finish: (values) => ({ ciou: matrix(values.ciou) }),
    }
  },
})
