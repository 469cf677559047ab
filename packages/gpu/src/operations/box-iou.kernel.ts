import type { KernelOf } from "../kernel.js"
import { kernel } from "../kernel.js"
import { pairs } from "../pairs.js"
import type { Plane, Row, Thread } from "../thread.js"

/** Shared area over joint area of box x of one list and box y of the other. */
function iou(
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
  const width = (right < otherRight ? right : otherRight) - (left > otherLeft ? left : otherLeft)
  const height = (bottom < otherBottom ? bottom : otherBottom) - (top > otherTop ? top : otherTop)
  const shared = width > 0 && height > 0 ? width * height : 0
  const sum = areas[this.thread.x] + others[4][this.thread.y] - shared
  const joint = sum > shared ? sum : shared
  return joint > 0 ? shared / joint : 0
}

export const boxIouKernel: KernelOf<"boxIou"> = kernel({
  name: "boxIou",
  rows: ["boxes1"],
  passes: { iou },
  prepare: ({ boxes1, boxes2 }) => {
    const { arguments: boxes, output, matrix } = pairs(boxes1, boxes2)
    return { arguments: boxes, outputs: { iou: output }, finish: (values) => ({ iou: matrix(values.iou) }) }
  },
})
