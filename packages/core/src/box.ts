import type { FloatTensor } from "./tensor.js"

/** x1, y1, x2, y2 in pixels, continuous: width x2 - x1, pixel i covers [i, i + 1). */
export type Box = readonly [x1: number, y1: number, x2: number, y2: number]

/** The same box as centre and size. */
export interface CentredBox {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** Row `n` of a tensor of boxes [N, 4]. */
export const boxAt = (boxes: FloatTensor, n: number): Box => [
  boxes.get(n, 0),
  boxes.get(n, 1),
  boxes.get(n, 2),
  boxes.get(n, 3),
]

/** Every row of a tensor of boxes [N, 4]. */
export const toBoxes = (boxes: FloatTensor): readonly Box[] =>
  Array.from({ length: boxes.shape[0] ?? 0 }, (_, n) => boxAt(boxes, n))

/** (x2 - x1) (y2 - y1). */
export const area = ([x1, y1, x2, y2]: Box): number => (x2 - x1) * (y2 - y1)

/** No width or no height. */
export const isEmpty = ([x1, y1, x2, y2]: Box): boolean => x1 >= x2 || y1 >= y2

/** Corners in order; a degenerate box (a line, a point) is in order. */
export const isOrdered = ([x1, y1, x2, y2]: Box): boolean => x1 <= x2 && y1 <= y2

export const centred = ([x1, y1, x2, y2]: Box): CentredBox => ({
  x: (x1 + x2) / 2,
  y: (y1 + y2) / 2,
  w: x2 - x1,
  h: y2 - y1,
})
