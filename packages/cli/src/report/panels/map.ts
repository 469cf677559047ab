import type { Box } from "@detspec/core"
import { dot, line } from "../../pictures/marks.js"
import { grey, hue, tone } from "../../pictures/palette.js"
import type { Svg } from "../../pictures/svg.js"
import { clipped, element } from "../../pictures/svg.js"
import { textWidth, words } from "../../pictures/text.js"
import { short } from "./numbers.js"
import type { Panel } from "./panel.js"
import { panel, panelWidth } from "./panel.js"
import { boxShape } from "./view.js"

/** Marks on a feature map, in cells from its corner: the first cell's centre is (½, ½). */
export interface MapMarks {
  /** The region as it was given. */
  readonly region: Box
  readonly bins: readonly Box[]
  readonly points: readonly (readonly [x: number, y: number])[]
  /** The bin, or points, that matter: drawn stronger. */
  readonly focus?: Box
  readonly focusPoints?: readonly (readonly [x: number, y: number])[]
}

export interface MapValues {
  readonly columns: number
  readonly rows: number
  /** Undefined: the map is shown without numbers. */
  readonly value?: (column: number, row: number) => number
}

const left = 26
const top = 22
const most = 10

interface Part {
  readonly from: number
  readonly count: number
}

/** At most `most` cells of a side, and one beyond each end: where the region lies. */
const partOf = (low: number, high: number, cells: number): Part => {
  const first = Math.max(-1, Math.min(Math.floor(low) - 1, cells))
  const last = Math.min(cells + 1, Math.max(Math.ceil(high) + 1, first + 3))
  return { from: cells <= most ? -1 : first, count: cells <= most ? cells + 2 : Math.min(last - first, most) }
}

const everyCell = (columns: Part, rows: Part, draw: (column: number, row: number) => Svg): Svg =>
  Array.from({ length: columns.count * rows.count }, (_, at) =>
    draw(columns.from + (at % columns.count), rows.from + Math.floor(at / columns.count)),
  ).join("")

/** A map, or the part of it around a region, with bins and samples. */
export const mapPanel = (title: string, values: MapValues, marks: MapMarks): Panel => {
  const [x1, y1, x2, y2] = marks.region
  const [columns, rows] = [partOf(x1, x2, values.columns), partOf(y1, y2, values.rows)]
  const size = Math.max(18, Math.min(48, (panelWidth - left - 8) / Math.max(columns.count, 1)))
  const [width, height] = [left + columns.count * size + 8, top + rows.count * size + 8]
  const at = (x: number, y: number): readonly [number, number] => [
    left + (x - columns.from) * size,
    top + (y - rows.from) * size,
  ]
  const boxOn = ([a, b, c, d]: Box): Box => [...at(a, b), ...at(c, d)]
  const isCell = (column: number, row: number) =>
    column >= 0 && row >= 0 && column < values.columns && row < values.rows
  const inside = { x: left, y: top, width: columns.count * size, height: rows.count * size }
  return panel(
    title,
    width,
    height,
    everyCell(columns, rows, (column, row) =>
      isCell(column, row) ? cellMark(values, column, row, at, size) : "",
    ),
    axisNames(columns, rows, values, at, size),
    clipped(
      "map",
      inside,
      ...marks.bins.map((bin) => boxShape(boxOn(bin), { colour: hue.green, width: 1.4 })),
      boxShape(boxOn(marks.region), { colour: tone.ink, width: 2, dash: "6 4", casing: tone.paper }),
      marks.focus ? boxShape(boxOn(marks.focus), { colour: hue.vermilion, width: 2.6 }) : "",
      ...marks.points.map(([x, y]) => dot(...at(x, y), 3, hue.green)),
      ...(marks.focusPoints ?? []).map(([x, y]) => dot(...at(x, y), 4.5, hue.vermilion)),
    ),
  )
}

type At = (x: number, y: number) => readonly [number, number]

const cellMark = ({ value }: MapValues, column: number, row: number, at: At, size: number): Svg => {
  const [x, y] = at(column, row)
  const rect = element("rect", { x, y, width: size, height: size, fill: grey(0.86), stroke: tone.paper })
  if (!value) return rect
  const text = short(value(column, row))
  const letter = Math.min(12, (size * 0.86 * 12) / textWidth(text, { size: 12 }))
  const style = { size: letter, anchor: "middle", fill: tone.ink, halo: grey(0.86) } as const
  return rect + (letter < 6 ? "" : words(x + size / 2, y + size * 0.3, text, style))
}

const axisNames = (columns: Part, rows: Part, values: MapValues, at: At, size: number): Svg => {
  const style = { size: 11, fill: tone.quiet } as const
  const named = ({ from, count }: Part, cells: number) =>
    Array.from({ length: count }, (_, i) => from + i).filter((k) => k >= 0 && k < cells)
  return [
    ...named(columns, values.columns).map((k) =>
      words(at(k, 0)[0] + size / 2, top - 7, String(k), { ...style, anchor: "middle" }),
    ),
    ...named(rows, values.rows).map((k) =>
      words(left - 6, at(0, k)[1] + size / 2 + 4, String(k), { ...style, anchor: "end" }),
    ),
    line(left, top, left, top, { colour: tone.faint, width: 1 }),
  ].join("")
}
