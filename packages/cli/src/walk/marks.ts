import type { Box } from "@detspec/core"
import { boxAt, toArray } from "@detspec/core"
import type { Detections } from "@detspec/detectors"
import { outline } from "../pictures/marks.js"
import { hueAt, tone } from "../pictures/palette.js"
import type { Placement } from "../pictures/photo.js"
import { boxOn } from "../pictures/photo.js"
import type { Svg } from "../pictures/svg.js"
import { element } from "../pictures/svg.js"

/** Boxes of one colour. */
export const boxes = (place: Placement, all: readonly Box[], colour: string, width = 2): Svg =>
  all.map((box) => outline(boxOn(place, box), { colour, width, opacity: 0.9 })).join("")

/** What is there: dashed. */
export const dashed = (place: Placement, all: readonly Box[]): Svg =>
  all
    .map((box) => outline(boxOn(place, box), { colour: tone.paper, width: 2, dash: "7 4", casing: tone.ink }))
    .join("")

/** The box that a cell fills, `stride` pixels a side. */
const square = (column: number, row: number, stride: number): Box => [
  column * stride,
  row * stride,
  (column + 1) * stride,
  (row + 1) * stride,
]

/** A cell is as opaque as it is sure. */
export interface Heat {
  readonly columns: number
  readonly stride: number
  readonly cells: readonly { readonly probability: number; readonly colour: string }[]
}

export const heat = (place: Placement, { columns, stride, cells }: Heat): Svg =>
  cells
    .map(({ probability, colour }, n) => {
      const [x1, y1, x2, y2] = boxOn(place, square(n % columns, Math.floor(n / columns), stride))
      return element("rect", {
        x: x1,
        y: y1,
        width: x2 - x1,
        height: y2 - y1,
        fill: colour,
        "fill-opacity": 0.9 * probability,
        stroke: tone.line,
        "stroke-width": 0.4,
      })
    })
    .join("")

/** Boxes in the colours of their classes, the faint ones thin. */
export const candidates = (
  place: Placement,
  { boxes, scores, labels }: Detections,
  firstClass: number,
): Svg =>
  toArray(scores)
    .map((score, n) =>
      outline(boxOn(place, boxAt(boxes, n)), {
        colour: hueAt(labels.get(n) - firstClass),
        width: 0.8 + 2.4 * score,
        opacity: 0.25 + 0.7 * score,
      }),
    )
    .toReversed()
    .join("")
