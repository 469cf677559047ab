import type { Tensor } from "@detspec/core"
import { sizeOf } from "@detspec/core"
import { grey, hue, tone } from "../../pictures/palette.js"
import { words } from "../../pictures/text.js"
import type { Strays } from "../strays.js"
import { cellsPanel } from "./cells.js"
import { apart, short } from "./numbers.js"
import type { Panel } from "./panel.js"
import { panel, panelWidth } from "./panel.js"

/** As many numbers as fit a panel. */
const mostRows = 8
const mostColumns = 5

interface Window {
  readonly from: number
  readonly count: number
}

/** At most `most` places of an axis, around one. */
const windowOf = (side: number, around: number, most: number): Window => {
  const count = Math.min(side, most)
  return { from: Math.max(0, Math.min(around - Math.floor(most / 2), side - count)), count }
}

const places = ({ from, count }: Window): readonly number[] =>
  Array.from({ length: count }, (_, i) => from + i)

/** A plane of a tensor: leading indices fixed, the last two shown; a vector is one row, a number one cell. */
interface Plane {
  readonly leading: readonly number[]
  readonly rows: Window
  readonly columns: Window
  readonly index: (i: number, j: number) => readonly number[]
}

const planeOf = (shape: readonly number[], focus: readonly number[]): Plane => {
  const rank = shape.length
  const at = (axis: number) => focus[axis] ?? 0
  const leading = Array.from({ length: Math.max(rank - 2, 0) }, (_, axis) => at(axis))
  const rows = rank < 2 ? { from: 0, count: 1 } : windowOf(shape[rank - 2] ?? 0, at(rank - 2), mostRows)
  const columns = rank < 1 ? { from: 0, count: 1 } : windowOf(shape[rank - 1] ?? 0, at(rank - 1), mostColumns)
  const index = (i: number, j: number) => (rank === 0 ? [] : rank === 1 ? [j] : [...leading, i, j])
  return { leading, rows, columns, index }
}

const flatOf = (index: readonly number[], shape: readonly number[]): number =>
  index.reduce((flat, at, axis) => flat * (shape[axis] ?? 1) + at, 0)

const inRange = (index: readonly number[], { shape }: Tensor): boolean =>
  index.length === shape.length && index.every((at, axis) => at < (shape[axis] ?? 0))

const nameOf = (field: string, { shape }: Tensor, { leading }: Plane): string =>
  shape.length > 2 ? `${field}[${[...leading, "·", "·"].join(",\u00a0")}]` : field

const emptyPanel = (title: string, { shape }: Tensor): Panel =>
  panel(
    title,
    panelWidth / 2,
    40,
    words(10, 25, `empty, [${shape.join(", ")}]`, { size: 13, fill: tone.quiet }),
  )

/** Maps are shaded, so that their shape shows; of lists the numbers say it all. */
const shadesOf = (values: readonly number[]): ((value: number) => string) => {
  const finite = values.filter((value) => Number.isFinite(value))
  const [least, most] = [Math.min(...finite), Math.max(...finite)]
  return (value) =>
    grey(most > least && Number.isFinite(value) ? 0.35 + (0.65 * (value - least)) / (most - least) : 1)
}

/** The numbers around the one that strays most; those that stray are ringed, with digits enough to tell them apart. */
const numbersPanel = (
  who: "expected" | "actual" | "given",
  field: string,
  tensor: Tensor,
  other: Tensor,
  strays: Strays,
): Panel => {
  const plane = planeOf(tensor.shape, strays.worst)
  const title = `${who}: ${nameOf(field, tensor, plane)}`
  if (sizeOf(tensor.shape) === 0) return emptyPanel(title, tensor)
  const [rows, columns] = [places(plane.rows), places(plane.columns)]
  const values = rows.flatMap((i) => columns.map((j) => tensor.get(...plane.index(i, j))))
  const shade = shadesOf(tensor.shape.length > 2 ? values : [])
  const cell = (i: number, j: number) => {
    const index = plane.index(i, j)
    const value = tensor.get(...index)
    const isStray = strays.at.has(flatOf(index, tensor.shape))
    const text = isStray && inRange(index, other) ? apart(value, other.get(...index))[0] : short(value)
    return { text, fill: shade(value), ...(isStray ? { ring: rings[who] } : {}) }
  }
  return cellsPanel(title, {
    rows: rows.map((i) => columns.map((j) => cell(i, j))),
    rowNames: tensor.shape.length < 2 ? [] : rows.map(String),
    columnNames: tensor.shape.length < 1 ? [] : columns.map(String),
  })
}

const rings = { expected: hue.blue, actual: hue.vermilion, given: tone.line } as const

/** One output as it should be and as it came, side by side. */
export const answerPanels = (
  field: string,
  expected: Tensor,
  actual: Tensor,
  strays: Strays,
): readonly Panel[] => [
  numbersPanel("expected", field, expected, actual, strays),
  numbersPanel("actual", field, actual, expected, strays),
]

/** A tensor that was given, around the place that matters. */
export const givenPanel = (field: string, tensor: Tensor, focus: readonly number[]): Panel =>
  numbersPanel("given", field, tensor, tensor, { at: new Set(), worst: focus })
