import type { Box } from "@detspec/core"
import type { Corners, Dual } from "./dual.js"
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

/** A box whose corners are duals, with its sides. */
interface Frame {
  readonly corners: Corners
  readonly width: Dual
  readonly height: Dual
}

/** What every IoU loss is made of, as the prediction moves and the target stays. */
export interface Overlap {
  readonly prediction: Frame
  readonly target: Frame
  /** The smallest box around both. */
  readonly hull: Frame
  readonly intersection: Dual
  readonly union: Dual
  /** |∩| / (|∪| + ε); 0/0 is 0. */
  readonly iou: Dual
}

const frame = (corners: Corners): Frame => {
  const [x1, y1, x2, y2] = corners
  return { corners, width: minus(x2, x1), height: minus(y2, y1) }
}

export const dualArea = ({ width, height }: Frame): Dual => times(width, height)

/** The squared diagonal. */
export const dualDiagonal = ({ width, height }: Frame): Dual => plus(square(width), square(height))

const half: Dual = constant(0.5)
const middle = (start: Dual, end: Dual): Dual => times(plus(start, end), half)

/** The squared distance between the centres. */
export const dualDistance = (
  { corners: [x1, y1, x2, y2] }: Frame,
  { corners: [u1, v1, u2, v2] }: Frame,
): Dual => plus(square(minus(middle(x1, x2), middle(u1, u2))), square(minus(middle(y1, y2), middle(v1, v2))))

export const overlap = (p: Box, t: Box, epsilon: number): Overlap => {
  const [x1, y1, x2, y2] = moving(p)
  const [u1, v1, u2, v2] = fixed(t)
  const prediction = frame([x1, y1, x2, y2])
  const target = frame([u1, v1, u2, v2])
  const hull = frame([smaller(x1, u1), smaller(y1, v1), larger(x2, u2), larger(y2, v2)])
  const width = positive(minus(smaller(x2, u2), larger(x1, u1)))
  const height = positive(minus(smaller(y2, v2), larger(y1, v1)))
  const intersection = times(width, height)
  const union = minus(plus(dualArea(prediction), dualArea(target)), intersection)
  return {
    prediction,
    target,
    hull,
    intersection,
    union,
    iou: over(intersection, plus(union, constant(epsilon))),
  }
}
