import type { Box, FloatTensor } from "@detspec/core"
import { boxAt, tabulate, toArray } from "@detspec/core"
import type { PasteMasksInput, PasteMasksOutput } from "./contract.js"

/** A corner this near to a whole number, relative to the terms it is made of, may be cut to either side. */
const nearness = 2 ** -16

const isSingle = (x: number): boolean => Math.fround(x) === x

/** Whether rounding in single precision could cut one end of a side to another pixel. */
const mayJump = (low: number, high: number, cells: number): boolean => {
  const growth = (cells + 2) / cells
  const centre = (low + high) / 2
  const half = ((high - low) / 2) * growth
  const ends = [centre - half, centre + half]
  if ([growth, centre, high - low, half, ...ends].every(isSingle)) return false
  const near = nearness * (1 + Math.abs(centre) + half)
  return ends.some((end) => Math.abs(end - Math.round(end)) <= near)
}

const jumps = ([x1, y1, x2, y2]: Box, cells: number): boolean =>
  mayJump(x1, x2, cells) || mayJump(y1, y2, cells)

const peak = (masks: FloatTensor, n: number): number =>
  toArray(masks.pick(n, null, null)).reduce((most, value) => Math.max(most, Math.abs(value)), 0)

/** The largest cell times the cells a position runs over; Infinity where a corner may jump. */
export const pasteScale = (
  { masks, boxes, grid }: PasteMasksInput,
  output: PasteMasksOutput,
): FloatTensor => {
  const [count = 0, cells = 0] = masks.shape
  const scales = Array.from({ length: count }, (_, n) =>
    grid === "integer" && jumps(boxAt(boxes, n), cells) ? Infinity : peak(masks, n) * (cells + 2),
  )
  return tabulate(output.masks.shape, (n = 0) => scales[n] ?? 0)
}
