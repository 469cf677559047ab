import type { Box } from "@detspec/core"
import { centred } from "@detspec/core"
import { codingCards } from "./coding-cards.js"
import type { About, Figure } from "./figure.js"
import { contentTop, contentWidth, figure, heading, margin } from "./figure.js"
import { arrow, dot, outline } from "./marks.js"
import { hue, tone } from "./palette.js"
import type { Photo, Placement } from "./photo.js"
import { boxOn, heightOf, photograph, placed, pointOn } from "./photo.js"
import type { Svg } from "./svg.js"
import { formula } from "./text.js"

export type Deltas = readonly [tx: number, ty: number, tw: number, th: number]

export interface CodingPicture {
  readonly photo: Photo
  /** The part of the photo that is shown. */
  readonly view: Box
  readonly label: string
  readonly anchor: Box
  readonly target: Box
  readonly deltas: Deltas
  /** Decoded from the shift alone, then from all four numbers. */
  readonly shifted: Box
  readonly decoded: Box
  /** The largest distance between a corner of the decoded box and the object's, in pixels. */
  readonly error: number
}

const gap = 32
const wide = (contentWidth - 2 * gap) / 3
const headed = 72
const top = contentTop + headed
const anchorStroke = { colour: hue.blue, width: 3.4, casing: tone.paper }
const targetStroke = { colour: hue.vermilion, width: 3.4, casing: tone.paper }
const faint = { colour: hue.blue, width: 2, dash: "6 5", casing: tone.paper }
const move = { colour: tone.ink, width: 4, casing: tone.paper }

const sign = (x: number, y: number, text: string, colour: string): Svg =>
  formula(x, y, text, { size: 23, weight: "bold", fill: colour, anchor: "middle", halo: tone.paper })

const centreOn = (place: Placement, box: Box): readonly [number, number] => {
  const { x, y } = centred(box)
  return pointOn(place, x, y)
}

/** Two arrows from centre to centre: first across, then up or down. */
const shiftArrows = (place: Placement, from: Box, to: Box): Svg => {
  const [x1, y1] = centreOn(place, from)
  const [x2, y2] = centreOn(place, to)
  return [
    arrow(x1, y1, x2, y1, move),
    arrow(x2, y1, x2, y2 - Math.sign(y2 - y1) * 7, move),
    dot(x1, y1, 6, hue.blue),
    dot(x2, y2, 6, hue.vermilion),
    sign((x1 + x2) / 2, y1 + (y2 > y1 ? -16 : 30), "t_x", tone.ink),
    sign(x2 + (x2 > x1 ? 26 : -26), (y1 + y2) / 2 + 7, "t_y", tone.ink),
  ].join("")
}

/** Four arrows, each from the middle of a side to where that side goes. */
const growthArrows = (place: Placement, from: Box, to: Box): Svg => {
  const [a, b] = [boxOn(place, from), boxOn(place, to)]
  const [x, y] = centreOn(place, to)
  return [
    arrow(a[0], y, b[0], y, move),
    arrow(a[2], y, b[2], y, move),
    arrow(x, a[1], x, b[1], move),
    arrow(x, a[3], x, b[3], move),
    sign(Math.min(a[2], b[2]) - 26, y + 8, "t_w", tone.ink),
    sign(x, Math.min(a[3], b[3]) - 18, "t_h", tone.ink),
  ].join("")
}

const placeOf = ({ view }: CodingPicture, column: number): Placement =>
  placed(margin + column * (wide + gap), top, wide, view)

/** A heading over the photo with two boxes and the arrows between them. */
const panel = (
  data: CodingPicture,
  column: number,
  title: string,
  note: string,
  marks: readonly Svg[],
): Svg =>
  heading(margin + column * (wide + gap), contentTop + 16, title, note) +
  photograph(`coding-${column}`, data.photo, placeOf(data, column), 0.3, ...marks)

const encodePanel = (data: CodingPicture): Svg => {
  const place = placeOf(data, 0)
  return panel(data, 0, "Encode", `from the anchor (blue) to the object (orange): ${data.label}`, [
    outline(boxOn(place, data.anchor), anchorStroke),
    outline(boxOn(place, data.target), targetStroke),
    shiftArrows(place, data.anchor, data.target),
  ])
}

const shiftPanel = (data: CodingPicture): Svg => {
  const place = placeOf(data, 1)
  return panel(data, 1, "Decode: the shift", "x = x_a + t_x w_a  and  y = y_a + t_y h_a", [
    outline(boxOn(place, data.anchor), faint),
    outline(boxOn(place, data.shifted), anchorStroke),
    shiftArrows(place, data.anchor, data.shifted),
  ])
}

const growthPanel = (data: CodingPicture): Svg => {
  const place = placeOf(data, 2)
  const rule = "w = w_a exp t_w  and  h = h_a exp t_h, around the same centre"
  return panel(data, 2, "Decode: the growth", rule, [
    outline(boxOn(place, data.shifted), faint),
    outline(boxOn(place, data.decoded), targetStroke),
    growthArrows(place, data.shifted, data.decoded),
  ])
}

const about: About = {
  name: "coding",
  title: "A box as seen from an anchor: four numbers",
  sentence:
    "A network does not predict corners: it says how far to move its anchor, in anchor sizes, and how much to grow it, in logarithms.",
}

/** An anchor and an object as four numbers, and the way back. */
export const codingPicture = (data: CodingPicture): Figure => {
  const below = top + heightOf(placeOf(data, 0)) + 40
  const cards = codingCards(data, below)
  const panels = [encodePanel(data), shiftPanel(data), growthPanel(data)]
  return figure(about, below + cards.height + margin, ...panels, cards.svg)
}
