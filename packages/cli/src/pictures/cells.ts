import { grey, tone } from "./palette.js"
import type { Svg } from "./svg.js"
import { element } from "./svg.js"
import { words } from "./text.js"

/** A part of a feature map: `columns` × `rows` cells from (column, row) on. */
export interface CellView {
  readonly column: number
  readonly row: number
  readonly columns: number
  readonly rows: number
}

/** Where a cell's corner lies in the figure. */
export interface CellPlace {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly view: CellView
}

/** A point of the map, in cells from its corner, as a point of the figure. */
export const cellPoint = (
  { x, y, size, view }: CellPlace,
  column: number,
  row: number,
): readonly [number, number] => [x + (column - view.column) * size, y + (row - view.row) * size]

export const decimal = (value: number): string =>
  value
    .toFixed(2)
    .replace(/^(-?)0/, "$1")
    .replace("-", "−")

/** Where in its cell a number stands: (0.5, 0.5) is the middle. */
export type NumberPlace = readonly [across: number, down: number]
export const middle: NumberPlace = [0.5, 0.5]

const candidates: readonly NumberPlace[] = [
  middle,
  ...[0.76, 0.24].map((down): NumberPlace => [0.5, down]),
  ...[0.34, 0.66].flatMap((across) => [0.5, 0.76, 0.24].map((down): NumberPlace => [across, down])),
]

const isNear = (distance: number, limit: number): boolean => Math.abs(distance) < limit

/** The place, the same in every cell, where numbers keep clear of points: the middle unless too many lie there. */
export const clearPlace = (points: readonly (readonly [number, number])[]): NumberPlace => {
  const off = (position: number, place: number) => position - Math.floor(position) - place
  const costOf = ([across, down]: NumberPlace): number =>
    points.filter(([x, y]) => isNear(off(x, across), 0.36) && isNear(off(y, down), 0.25)).length +
    (across === 0.5 ? 0 : 2) +
    (down === 0.5 ? 0 : 1)
  return candidates.reduce((best, next) => (costOf(next) < costOf(best) ? next : best))
}

type Value = (column: number, row: number) => number
type Range = readonly [least: number, most: number]

const shadeOf = (value: number, [least, most]: Range): string =>
  grey((value - least) / Math.max(most - least, 1e-9))

const everyCell = ({ view }: CellPlace, draw: (column: number, row: number) => Svg): Svg =>
  Array.from({ length: view.rows * view.columns }, (_, index) =>
    draw(view.column + (index % view.columns), view.row + Math.floor(index / view.columns)),
  ).join("")

/** Cells in grey, from the least value to the greatest. */
export const cellGround = (place: CellPlace, value: Value, range: Range): Svg =>
  everyCell(place, (column, row) => {
    const [x, y] = cellPoint(place, column, row)
    const side = { width: place.size, height: place.size }
    return element("rect", { x, y, ...side, fill: shadeOf(value(column, row), range), stroke: tone.faint })
  })

/** The numbers of the cells; a rim in the cell's grey lifts them off lines beneath. */
export const cellNumbers = (
  place: CellPlace,
  value: Value,
  range: Range,
  [across, down]: NumberPlace = middle,
): Svg =>
  everyCell(place, (column, row) => {
    const [x, y] = cellPoint(place, column, row)
    const number = value(column, row)
    const style = { size: place.size * 0.28, anchor: "middle", halo: shadeOf(number, range) } as const
    return words(x + place.size * across, y + place.size * (down + 0.1), decimal(number), style)
  })
