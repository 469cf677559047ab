import type { Box } from "@detspec/core"
import { roiPoolBins } from "@detspec/spec"
import type { CellView } from "../pictures/cells.js"
import type { PoolingGeometry } from "../pictures/pooling-panels.js"

/** How the three operations are set in the picture. */
export const bins = 3
export const samples = 2
export const rounding = "half-away"

type Points = PoolingGeometry["alignPoints"]

const grid = (xs: readonly number[], ys: readonly number[]): Points =>
  ys.flatMap((y) => xs.map((x): readonly [number, number] => [x, y]))

const evenly = (low: number, high: number, parts: readonly number[]): readonly number[] =>
  parts.map((part) => low + (high - low) * part)

const corners = Array.from({ length: bins }, (_, i) => i / (bins - 1))
const middles = Array.from({ length: bins * samples }, (_, i) => (i + 0.5) / (bins * samples))

/** Where bins and sample points lie, in cells from the corner of the map, for drawing them. */
export const poolingGeometry = (
  roi: Box,
  stride: number,
  [height, width]: readonly [number, number],
  argmax: readonly number[],
): PoolingGeometry => {
  const [x1, y1, x2, y2] = [roi[0] / stride, roi[1] / stride, roi[2] / stride, roi[3] / stride]
  return {
    region: [x1, y1, x2, y2],
    binRows: roiPoolBins([y1, y2], bins, height, rounding),
    binColumns: roiPoolBins([x1, x2], bins, width, rounding),
    winners: argmax.filter((place) => place >= 0).map((place) => [place % width, Math.floor(place / width)]),
    // 0 is a centre for cropAndResize, half a cell from the corner from which is drawn.
    cropPoints: grid(evenly(x1 + 0.5, x2 + 0.5, corners), evenly(y1 + 0.5, y2 + 0.5, corners)),
    alignPoints: grid(evenly(x1, x2, middles), evenly(y1, y2, middles)),
  }
}

/** The cells that a region touches and a ring of one around them, as far as there are any. */
export const viewAround = (
  [x1, y1, x2, y2]: Box,
  stride: number,
  [height, width]: readonly [number, number],
): CellView => {
  const [column, row] = [Math.max(0, Math.floor(x1 / stride) - 1), Math.max(0, Math.floor(y1 / stride) - 1)]
  const [right, bottom] = [Math.ceil(x2 / stride) + 1, Math.ceil(y2 / stride) + 1]
  return { column, row, columns: Math.min(right, width) - column, rows: Math.min(bottom, height) - row }
}
