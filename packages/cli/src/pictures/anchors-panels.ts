import type { Box } from "@detspec/core"
import { centred } from "@detspec/core"
import type { Label } from "./labels.js"
import { tags } from "./labels.js"
import { dot, outline } from "./marks.js"
import { hue, tone } from "./palette.js"
import type { Photo, Placement } from "./photo.js"
import { boxOn, photograph, placed, pointOn } from "./photo.js"
import type { Svg } from "./svg.js"
import { element } from "./svg.js"

/** An anchor that was matched with a truth, or nearly. */
export interface AnchorMatch {
  readonly anchor: Box
  readonly iou: number
}

export interface AnchorsPicture {
  readonly photo: Photo
  readonly truths: readonly { readonly box: Box; readonly label: string }[]
  /** How far apart cells lie, in pixels. */
  readonly stride: number
  /** The anchors of one cell, and how many there are in all. */
  readonly cell: readonly Box[]
  readonly count: number
  readonly positive: readonly AnchorMatch[]
  /** Below `high`, but the best that some truth has. */
  readonly lowQuality: readonly AnchorMatch[]
  readonly ignored: readonly AnchorMatch[]
  readonly high: number
  readonly low: number
  /** "sizes 24, 48, 96 × ratios 1/2, 1, 2" */
  readonly described: string
}

/** More numbers than this would hide what they are about. */
const mostNumbers = 30
const truthStroke = { colour: tone.paper, width: 2, dash: "7 4", casing: tone.ink }

/** The view of a whole photo. */
export const whole = ({ width, height }: Photo): Box => [0, 0, width, height]

const truthsOn = (place: Placement, { truths }: AnchorsPicture): readonly Svg[] =>
  truths.map(({ box }) => outline(boxOn(place, box), truthStroke))

const centresOn = (place: Placement, { photo, stride }: AnchorsPicture): readonly Svg[] =>
  Array.from({ length: Math.ceil(photo.height / stride) }, (_, row) =>
    Array.from({ length: Math.ceil(photo.width / stride) }, (_, column) =>
      dot(...pointOn(place, (column + 0.5) * stride, (row + 0.5) * stride), 1.7, tone.ink),
    ).join(""),
  )

/** One colour a shape: wide, square, tall. */
const shapeHue = ([x1, y1, x2, y2]: Box): string => {
  const ratio = (y2 - y1) / (x2 - x1)
  return ratio < 0.9 ? hue.green : ratio > 1.1 ? hue.blue : hue.vermilion
}

/** The anchors of one cell over the objects, with the centres of all cells. */
export const cellPanel = (data: AnchorsPicture, x: number, y: number, wide: number): Svg => {
  const { photo, truths, cell } = data
  const place = placed(x, y, wide, whole(photo))
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = cell[0] ?? []
  const labels = truths.map(
    ({ box, label }): Label => ({ text: label, colour: tone.ink, about: boxOn(place, box) }),
  )
  return photograph(
    "anchors-cell",
    photo,
    place,
    0.25,
    ...centresOn(place, data),
    ...truthsOn(place, data),
    ...cell.map((box) =>
      outline(boxOn(place, box), { colour: shapeHue(box), width: 2.6, casing: tone.paper }),
    ),
    dot(...pointOn(place, (x1 + x2) / 2, (y1 + y2) / 2), 6, tone.ink),
    tags(labels, 15, boxOn(place, whole(photo))),
  )
}

/** Two decimals, cut off: rounded, an IoU below a threshold could read as the threshold. */
const cut = (iou: number): string => (Math.floor(iou * 100) / 100).toFixed(2).replace(/^0/, "")

/** The anchors of one kind, each with its IoU unless there are too many. */
export const kindPanel = (
  data: AnchorsPicture,
  id: string,
  matches: readonly AnchorMatch[],
  colour: string,
  x: number,
  y: number,
  wide: number,
): Svg => {
  const place = placed(x, y, wide, whole(data.photo))
  const label = ({ anchor, iou }: AnchorMatch): Label => ({
    text: cut(iou),
    colour,
    about: boxOn(place, anchor),
  })
  return photograph(
    `anchors-${id}`,
    data.photo,
    place,
    0.45,
    ...truthsOn(place, data),
    ...matches.map(({ anchor }) => outline(boxOn(place, anchor), { colour, width: 2.6, opacity: 0.9 })),
    matches.length <= mostNumbers ? tags(matches.map(label), 15, boxOn(place, whole(data.photo))) : "",
  )
}

/** Hundreds of outlines would hide each other: a disc a cell, as large as the cell has ignored anchors. */
export const ignoredPanel = (data: AnchorsPicture, x: number, y: number, wide: number): Svg => {
  const { photo, stride, ignored, cell } = data
  const place = placed(x, y, wide, whole(photo))
  const cells = ignored.map(({ anchor }) => {
    const centre = centred(anchor)
    return Math.floor(centre.y / stride) * photo.width + Math.floor(centre.x / stride)
  })
  const discs = [...new Set(cells)].map((one) => {
    const count = cells.filter((other) => other === one).length
    const [column, row] = [one % photo.width, Math.floor(one / photo.width)]
    const [cx, cy] = pointOn(place, (column + 0.5) * stride, (row + 0.5) * stride)
    const r = 0.47 * stride * place.scale * Math.sqrt(count / cell.length)
    return element("circle", { cx, cy, r, fill: hue.purple, opacity: 0.85, stroke: tone.paper })
  })
  return photograph("anchors-ignored", photo, place, 0.45, ...truthsOn(place, data), ...discs)
}
