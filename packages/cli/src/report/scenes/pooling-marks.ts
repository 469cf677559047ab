import type { Box } from "@detspec/core"
import { boxAt } from "@detspec/core"

import { roiPoolBins } from "@detspec/spec"
import type { CellRange, Region, Regions, Rounding, Sampling } from "@detspec/spec/parts"
import { pointsAlong, positionsOf, psRegions, samplesPerBin, spanOf } from "@detspec/spec/parts"
import type { MapMarks } from "../panels/map.js"

type Pair = readonly [rows: number, columns: number]
/** The bin that is furthest off: its region, its row and its column. */
export type Focus = { readonly region: number; readonly bin: Pair }
type Points = MapMarks["points"]

/** A region in cells from the corner of the map, as a continuous box. */
const regionOf = ({ boxes, spatialScale: s }: Regions, r: number): Box => {
  const [x1, y1, x2, y2] = boxAt(boxes, r)
  return [x1 * s, y1 * s, x2 * s, y2 * s]
}

const crossed = (xs: readonly number[], ys: readonly number[]): Points =>
  ys.flatMap((y) => xs.map((x): readonly [number, number] => [x, y]))

/** More points than this are a grey patch. */
const mostPoints = 900

/** RoIAlign's bins, and its samples; 0 is the centre of the first cell, half a cell from the corner. */
export const alignMarks = (
  where: Regions,
  pooled: Pair,
  sampling: Sampling,
  { region, bin }: Focus,
): MapMarks => {
  const [x1, y1, x2, y2] = boxAt(where.boxes, region)
  const [rows, columns] = pooled
  const along = (low: number, high: number, bins: number) => {
    const span = spanOf(low, high, sampling)
    const positions = positionsOf(span, bins, Math.min(samplesPerBin(span.size, bins, sampling.samples), 64))
    const edge = (k: number) => span.start + 0.5 + (span.size * k) / bins
    return { positions: positions.map((list) => list.map((p) => p + 0.5)), edge }
  }
  const [down, across] = [along(y1, y2, rows), along(x1, x2, columns)]
  const binBox = (i: number, j: number): Box => [
    across.edge(j),
    down.edge(i),
    across.edge(j + 1),
    down.edge(i + 1),
  ]
  const all = crossed(across.positions.flat(), down.positions.flat())
  return {
    region: regionOf(where, region),
    bins: crossed(indices(columns), indices(rows)).map(([j, i]) => binBox(i, j)),
    points: all.length > mostPoints ? [] : all,
    focus: binBox(...bin),
    focusPoints: crossed(across.positions[bin[1]] ?? [], down.positions[bin[0]] ?? []).slice(0, mostPoints),
  }
}

const indices = (count: number): readonly number[] => Array.from({ length: Math.min(count, 16) }, (_, i) => i)

const cellBoxes = (rows: readonly CellRange[], columns: readonly CellRange[], bin: Pair) => {
  const boxOf = (i: number, j: number): Box => {
    const [row, column] = [rows[i], columns[j]]
    return [column?.from ?? 0, row?.from ?? 0, column?.to ?? 0, row?.to ?? 0]
  }
  return {
    bins: crossed(indices(columns.length), indices(rows.length)).map(([j, i]) => boxOf(i, j)),
    points: [],
    focus: boxOf(...bin),
  }
}

/** RoIPool's bins of whole cells. */
export const poolMarks = (
  where: Regions & { readonly rounding: Rounding },
  [height, width]: Pair,
  [rows, columns]: Pair,
  { region, bin }: Focus,
): MapMarks => {
  const box = regionOf(where, region)
  const down = roiPoolBins([box[1], box[3]], rows, height, where.rounding)
  const across = roiPoolBins([box[0], box[2]], columns, width, where.rounding)
  return { region: box, ...cellBoxes(down, across, bin) }
}

const rangeOf = (taps: Region["rows"][number]): CellRange => {
  const cells = taps.map(({ cell }) => cell)
  return cells.length === 0 ? { from: 0, to: 0 } : { from: Math.min(...cells), to: Math.max(...cells) + 1 }
}

/** The bins of whole cells of position-sensitive pooling. */
export const psPoolMarks = (where: Regions, map: Pair, pooled: Pair, { region, bin }: Focus): MapMarks => {
  const found = psRegions(where, map, pooled)[region]
  const [down, across] = [(found?.rows ?? []).map(rangeOf), (found?.columns ?? []).map(rangeOf)]
  return { region: regionOf(where, region), ...cellBoxes(down, across, bin) }
}

/** One point a bin, from corner to corner; 0 is the centre of the first cell. */
export const cropMarks = (where: Regions, [rows, columns]: Pair, { region, bin }: Focus): MapMarks => {
  const box = regionOf(where, region)
  const xs = pointsAlong(box[0], box[2], columns).map((x) => x + 0.5)
  const ys = pointsAlong(box[1], box[3], rows).map((y) => y + 0.5)
  const [x, y] = [xs[bin[1]], ys[bin[0]]]
  return {
    region: [box[0] + 0.5, box[1] + 0.5, box[2] + 0.5, box[3] + 0.5],
    bins: [],
    points: crossed(xs, ys).slice(0, mostPoints),
    focusPoints: x === undefined || y === undefined ? [] : [[x, y]],
  }
}
