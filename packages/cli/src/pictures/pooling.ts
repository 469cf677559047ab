import type { Box } from "@detspec/core"
import type { CellPlace, CellView, NumberPlace } from "./cells.js"
import { cellGround, cellNumbers, clearPlace, middle } from "./cells.js"
import type { About, Figure } from "./figure.js"
import { contentTop, contentWidth, figure, heading, margin } from "./figure.js"
import { tone } from "./palette.js"
import type { Photo } from "./photo.js"
import type { PoolingGeometry } from "./pooling-panels.js"
import { cropAndResizeMarks, pooledCells, poolingHue, roiAlignMarks, roiPoolMarks } from "./pooling-panels.js"
import { regionPanel } from "./pooling-region.js"
import type { PoolingShift } from "./pooling-shift.js"
import { shiftPlot } from "./pooling-shift.js"
import type { Svg } from "./svg.js"
import { words } from "./text.js"

type Values = readonly (readonly number[])[]

export interface PoolingPicture {
  readonly photo: Photo
  readonly label: string
  /** In pixels. */
  readonly roi: Box
  readonly stride: number
  /** The feature map, row by row, and the part of it that is shown. */
  readonly features: Values
  readonly view: CellView
  readonly geometry: PoolingGeometry
  readonly pooled: { readonly roiPool: Values; readonly cropAndResize: Values; readonly roiAlign: Values }
  readonly shift: PoolingShift
}

const gap = 32
const wide = (contentWidth - 2 * gap) / 3
const headed = 72
const photoTall = 380
const second = contentTop + headed + photoTall + 56
const outSize = 62

const at = (features: Values) => (column: number, row: number) => features[row]?.[column] ?? 0

/** The least and the greatest value that is shown. */
const rangeOf = ({ features, view }: PoolingPicture): readonly [number, number] => {
  const shown = features
    .slice(view.row, view.row + view.rows)
    .flatMap((row) => row.slice(view.column, view.column + view.columns))
  return [Math.min(...shown), Math.max(...shown)]
}

type Operation = keyof PoolingPicture["pooled"]

interface Column {
  readonly name: Operation
  readonly title: string
  readonly note: string
  readonly marks: (place: CellPlace, geometry: PoolingGeometry) => Svg
  /** Where the numbers of the cells stand, so that the marks leave them legible. */
  readonly numbers: (geometry: PoolingGeometry) => NumberPlace
}

const columns: readonly Column[] = [
  {
    name: "roiPool",
    title: "RoIPool",
    note: "whole cells; each bin's greatest feature (ring)",
    marks: roiPoolMarks,
    numbers: () => middle,
  },
  {
    name: "cropAndResize",
    title: "cropAndResize",
    note: "one point a bin; it counts from centres: ½ cell off",
    marks: cropAndResizeMarks,
    numbers: ({ cropPoints }) => clearPlace(cropPoints),
  },
  {
    name: "roiAlign",
    title: "RoIAlign",
    note: "nothing rounded; the mean of 2 × 2 points a bin",
    marks: roiAlignMarks,
    numbers: ({ alignPoints }) => clearPlace(alignPoints),
  },
]

const columnPanel = (
  data: PoolingPicture,
  { name, title, note, marks, numbers }: Column,
  index: number,
): Svg => {
  const x = margin + index * (wide + gap)
  const size = wide / data.view.columns
  const place: CellPlace = { x, y: second + headed, size, view: data.view }
  const range = rangeOf(data)
  const below = second + headed + data.view.rows * size + 52
  const values = data.pooled[name]
  const left = x + (wide - outSize * (values[0]?.length ?? 0)) / 2
  return [
    heading(x, second + 16, title, note),
    cellGround(place, at(data.features), range),
    marks(place, data.geometry),
    cellNumbers(place, at(data.features), range, numbers(data.geometry)),
    words(x + wide / 2, below - 18, "gives", { size: 18, fill: tone.quiet, anchor: "middle" }),
    pooledCells(left, below, outSize, values, range, poolingHue[name]),
  ].join("")
}

const upperRow = (data: PoolingPicture): Svg => {
  const { label, stride, shift } = data
  const [top, x] = [contentTop + 16, margin + wide + gap]
  const features = `feature: mean brightness of ${stride} × ${stride} pixels`
  const jumps = "RoIPool jumps where a corner rounds to another cell; the other two follow"
  const plot = { x: x + 78, y: contentTop + headed + 38, width: contentWidth - wide - gap - 90 }
  return [
    heading(margin, top, `A region: the ${label}`, features),
    regionPanel(data, margin, contentTop + headed, wide, photoTall),
    heading(x, top, "The region moves, and so should the answer", jumps),
    shiftPlot(shift, { ...plot, height: photoTall - 104 }),
  ].join("")
}

const about: About = {
  name: "pooling",
  title: "Three operations called RoI pooling",
  sentence:
    "The same region of the same features becomes 3 × 3 values: one operation rounds to cells, one samples half a cell off, one reads exactly where the region lies.",
}

/** Three operations that are all called RoI pooling, on the same region of the same feature map. */
export const poolingPicture = (data: PoolingPicture): Figure => {
  const { view, pooled } = data
  const mapTall = (view.rows * wide) / view.columns
  const tall = second + headed + mapTall + 52 + outSize * pooled.roiPool.length + margin
  return figure(about, tall, upperRow(data), ...columns.map((column, i) => columnPanel(data, column, i)))
}
