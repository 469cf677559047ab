import type { Box } from "@detspec/core"
import type { CellPlace, CellView } from "./cells.js"
import { cellGround, cellNumbers, cellPoint } from "./cells.js"
import { dot, line, outline } from "./marks.js"
import { hue, tone } from "./palette.js"
import type { Svg } from "./svg.js"
import { element } from "./svg.js"

/** Whole cells from `from` up to, not including, `to`. */
export interface CellRange {
  readonly from: number
  readonly to: number
}

/** Points and boxes here are in cells from the corner of the map: the first cell's centre is (½, ½). */
export interface PoolingGeometry {
  readonly region: Box
  readonly binRows: readonly CellRange[]
  readonly binColumns: readonly CellRange[]
  readonly winners: readonly (readonly [column: number, row: number])[]
  readonly cropPoints: readonly (readonly [number, number])[]
  readonly alignPoints: readonly (readonly [number, number])[]
}

/** The colour of each operation, in its panel and in the plot. */
export const poolingHue: Readonly<Record<"roiPool" | "cropAndResize" | "roiAlign", string>> = {
  roiPool: hue.vermilion,
  cropAndResize: hue.blue,
  roiAlign: hue.green,
}

const boxOn = (place: CellPlace, [x1, y1, x2, y2]: Box): Box => [
  ...cellPoint(place, x1, y1),
  ...cellPoint(place, x2, y2),
]

const regionOn = (place: CellPlace, { region }: PoolingGeometry): Svg =>
  outline(boxOn(place, region), { colour: tone.ink, width: 2, dash: "8 5", casing: tone.paper })

const firstAndLast = (ranges: readonly CellRange[]): readonly [number, number] => [
  ranges[0]?.from ?? 0,
  ranges.at(-1)?.to ?? 0,
]

/** A bin, smaller by a few points in every second row and column, so that shared cells show. */
const binOn = (place: CellPlace, rows: CellRange, columns: CellRange, i: number, j: number): Svg => {
  const [x1, y1, x2, y2] = boxOn(place, [columns.from, rows.from, columns.to, rows.to])
  const [dx, dy] = [3 + 4 * (j % 2), 3 + 4 * (i % 2)]
  const shape = { x: x1 + dx, y: y1 + dy, width: x2 - x1 - 2 * dx, height: y2 - y1 - 2 * dy, rx: 5 }
  const [fill, stroke] = [poolingHue.roiPool, poolingHue.roiPool]
  return element("rect", { ...shape, fill, "fill-opacity": 0.09, stroke, "stroke-width": 2.2 })
}

const ringOn = (place: CellPlace, column: number, row: number): Svg => {
  const [cx, cy] = cellPoint(place, column + 0.5, row + 0.5)
  const circle = { cx, cy, r: place.size * 0.3, fill: "none" }
  return element("circle", { ...circle, stroke: poolingHue.roiPool, "stroke-width": 3.4 })
}

/** Bins of whole cells, the region that they make up, and a ring on the greatest feature of each. */
export const roiPoolMarks = (place: CellPlace, geometry: PoolingGeometry): Svg => {
  const { binRows, binColumns, winners } = geometry
  const [left, right] = firstAndLast(binColumns)
  const [top, bottom] = firstAndLast(binRows)
  return [
    outline(boxOn(place, [left, top, right, bottom]), { colour: poolingHue.roiPool, width: 3.4 }),
    ...binRows.flatMap((rows, i) => binColumns.map((columns, j) => binOn(place, rows, columns, i, j))),
    regionOn(place, geometry),
    ...winners.map(([column, row]) => ringOn(place, column, row)),
  ].join("")
}

/** One point a bin, the outer ones on the corners of the region as this operation understands it. */
export const cropAndResizeMarks = (place: CellPlace, geometry: PoolingGeometry): Svg => {
  const colour = poolingHue.cropAndResize
  const [x1, y1, x2, y2] = geometry.region
  const grid = outline(boxOn(place, [x1 + 0.5, y1 + 0.5, x2 + 0.5, y2 + 0.5]), {
    colour,
    width: 2.6,
    casing: tone.paper,
  })
  const points = geometry.cropPoints.map(([x, y]) => dot(...cellPoint(place, x, y), 8, colour))
  return [regionOn(place, geometry), grid, ...points].join("")
}

const between = (low: number, high: number, bins: number): readonly number[] =>
  Array.from({ length: bins - 1 }, (_, i) => low + ((high - low) * (i + 1)) / bins)

/** Bins exactly as they fall, with their sample points. */
export const roiAlignMarks = (place: CellPlace, geometry: PoolingGeometry): Svg => {
  const stroke = { colour: poolingHue.roiAlign, width: 2.6, casing: tone.paper }
  const [x1, y1, x2, y2] = boxOn(place, geometry.region)
  return [
    ...between(x1, x2, geometry.binColumns.length).map((x) => line(x, y1, x, y2, stroke)),
    ...between(y1, y2, geometry.binRows.length).map((y) => line(x1, y, x2, y, stroke)),
    outline([x1, y1, x2, y2], { ...stroke, width: 3.4 }),
    ...geometry.alignPoints.map(([x, y]) => dot(...cellPoint(place, x, y), 5.5, stroke.colour)),
  ].join("")
}

/** The values that come out, in the operation's colour. */
export const pooledCells = (
  x: number,
  y: number,
  size: number,
  values: readonly (readonly number[])[],
  range: readonly [number, number],
  colour: string,
): Svg => {
  const view: CellView = { column: 0, row: 0, columns: values[0]?.length ?? 0, rows: values.length }
  const place: CellPlace = { x, y, size, view }
  const value = (column: number, row: number): number => values[row]?.[column] ?? 0
  const frame: Box = [x, y, x + view.columns * size, y + view.rows * size]
  return (
    cellGround(place, value, range) +
    cellNumbers(place, value, range) +
    outline(frame, { colour, width: 3.4 })
  )
}
