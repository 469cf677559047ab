import type { KernelOf } from "../kernel.js"
import { kernel } from "../kernel.js"
import { finite } from "../pack.js"
import { pairs } from "../pairs.js"
import type { Plane, Thread } from "../thread.js"

/** IoU less the squared distance of the centres over the squared diagonal of the hull; rows: x1, y1, x2, y2, area. */
function diou(this: Thread, a: Plane, b: Plane, epsilon: number): number {
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
  return iou - (diagonal > 0 ? distance / diagonal : 0)
}

export const distanceBoxIouKernel: KernelOf<"distanceBoxIou"> = kernel({
  name: "distanceBoxIou",
  rows: ["boxes1"],
  passes: { diou },
  prepare: ({ boxes1, boxes2, epsilon }) => {
    const { arguments: planes, output, matrix } = pairs(boxes1, boxes2)
    return {
      arguments: [...planes, finite(epsilon)],
      outputs: { diou: output },
      finish: (values) => ({ diou: matrix(values.diou) }),
    }
  },
})
