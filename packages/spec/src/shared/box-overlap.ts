import type { Box } from "@detspec/core"
import type { Dual } from "./dual.js"
import {
  constant,
  fixed,
  larger,
  minus,
  moving,
  over,
  plus,
  positive,
  smaller,
  square,
  times,
} from "./dual.js"

/** A box whose sides, and where they lie, are duals. */
interface Frame {
  readonly centreX: Dual
  readonly centreY: Dual
  readonly width: Dual
  readonly height: Dual
}

/** What every IoU loss is made of, as the prediction moves and the target stays. */
export interface Overlap {
  readonly prediction: Frame
  readonly target: Frame
  /** The smallest box around both. */
  readonly hull: Frame
  readonly union: Dual
  /** |∩| / (|∪| + ε); 0/0 is 0. */
  readonly iou: Dual
}

const two: Dual = constant(2)

const frame = (x1: Dual, y1: Dual, x2: Dual, y2: Dual): Frame => ({
  centreX: over(plus(x1, x2), two),
  centreY: over(plus(y1, y2), two),
  width: minus(x2, x1),
  height: minus(y2, y1),
})

export const area = ({ width, height }: Frame): Dual => times(width, height)

/** The squared diagonal. */
export const diagonal = ({ width, height }: Frame): Dual => plus(square(width), square(height))

/** The squared distance between the centres. */
export const distance = (a: Frame, b: Frame): Dual =>
  plus(square(minus(a.centreX, b.centreX)), square(minus(a.centreY, b.centreY)))

export const overlap = (p: Box, t: Box, epsilon: number): Overlap => {
  const [x1, y1, x2, y2] = moving(p)
  const [u1, v1, u2, v2] = fixed(t)
  const prediction = frame(x1, y1, x2, y2)
  const target = frame(u1, v1, u2, v2)
  const hull = frame(smaller(x1, u1), smaller(y1, v1), larger(x2, u2), larger(y2, v2))
  const width = positive(minus(smaller(x2, u2), larger(x1, u1)))
  const height = positive(minus(smaller(y2, v2), larger(y1, v1)))
  const intersection = times(width, height)
  const union = minus(plus(area(prediction), area(target)), intersection)
  return { prediction, target, hull, union, iou: over(intersection, plus(union, constant(epsilon))) }
}
