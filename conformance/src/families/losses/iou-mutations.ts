import type { FloatTensor } from "@detspec/core"
import { mapTensor, tabulate } from "@detspec/core"

/** What every loss of boxes takes. */
export interface BoxLossInput {
  readonly predictions: FloatTensor
  readonly targets: FloatTensor
  readonly epsilon: number
}
/** Boxes with other ends: from start and end along each axis. */
export const ends = (boxes: FloatTensor, end: (start: number, end: number) => number): FloatTensor =>
  tabulate(boxes.shape, (n = 0, k = 0) =>
    k < 2 ? boxes.get(n, k) : end(boxes.get(n, k - 2), boxes.get(n, k)),
  )
/** Widths and heights of one more. */
export const wider = (boxes: FloatTensor): FloatTensor => ends(boxes, (_, end) => end + 1)
/** Heights of y2 - y1 + 1, widths as they should be. */
export const taller = (boxes: FloatTensor): FloatTensor =>
  tabulate(boxes.shape, (n = 0, k = 0) => boxes.get(n, k) + (k === 3 ? 1 : 0))
/** The first row in place of every row. */
export const firstRow = (boxes: FloatTensor): FloatTensor =>
  tabulate(boxes.shape, (_, k = 0) => boxes.get(0, k))
/** Every number over the count of rows. */
export const perRow = (values: FloatTensor): FloatTensor =>
  mapTensor(values, (x) => x / Math.max(values.shape[0] ?? 1, 1))
