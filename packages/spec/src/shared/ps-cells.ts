import type { FloatTensor, Int32Tensor } from "@detspec/core"
import { toBoxes } from "@detspec/core"
import { type CellRange, cellBins, roundHalf } from "./cell-bins.js"
import { cellsUndecided } from "./cell-sway.js"
import type { Region } from "./region.js"
import type { Sway } from "./sway.js"
import { cellsBetween, undecidedCells } from "./sway.js"
import type { Taps } from "./taps.js"

type Where = { readonly boxes: FloatTensor; readonly images: Int32Tensor; readonly spatialScale: number }
type Pair = readonly [number, number]

/** The cells of each bin along one side: from the rounded low corner up to, not including, the rounded high one. */
export const psCellsAlong = (
  low: number,
  high: number,
  scale: number,
  bins: number,
  side: number,
): readonly CellRange[] => {
  const start = roundHalf(low * scale, "half-away")
  const end = roundHalf(high * scale, "half-away")
  return cellBins(start, Math.max(end - start, 1), bins, side)
}

/** Every cell of the bin counts alike. */
const meanOf = ({ from, to }: CellRange): Taps => cellsBetween(from, to - 1, to, 1 / (to - from))

/** Regions cut into bins of whole cells, for the mean of every bin. */
export const psRegions = (
  { boxes, images, spatialScale }: Where,
  [height, width]: Pair,
  [rows, columns]: Pair,
): readonly Region[] =>
  toBoxes(boxes).map(([x1, y1, x2, y2], r) => ({
    image: images.get(r),
    rows: psCellsAlong(y1, y2, spatialScale, rows, height).map(meanOf),
    columns: psCellsAlong(x1, x2, spatialScale, columns, width).map(meanOf),
  }))

/** Which cells sway the bins: its own; all around the region where a rounding decides on its corners. */
export const psSway = (where: Where, [height, width]: Pair, pooled: Pair): readonly Sway[] => {
  const boxes = toBoxes(where.boxes)
  return psRegions(where, [height, width], pooled).map((region, r) => {
    const open = cellsUndecided(where.boxes, r, where.spatialScale)
    const [x1, y1, x2, y2] = (boxes[r] ?? [0, 0, 0, 0]).map((corner) => corner * where.spatialScale)
    const around = (low = 0, high = 0, side = 0): Taps =>
      undecidedCells(Math.floor(low) - 1, Math.ceil(high) + 2, side)
    const own = (taps: Taps): Taps => taps.map(({ cell }) => ({ cell, weight: 1 }))
    return {
      image: region.image,
      rows: region.rows.map((taps) => (open ? around(y1, y2, height) : own(taps))),
      columns: region.columns.map((taps) => (open ? around(x1, x2, width) : own(taps))),
      reach: 1,
      samples: (i, j) => (region.rows[i]?.length ?? 0) * (region.columns[j]?.length ?? 0),
    }
  })
}
