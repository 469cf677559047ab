import type { Box } from "@detspec/core"
import type { Stroke } from "../../pictures/marks.js"
import { dot, line, outline } from "../../pictures/marks.js"
import { tone } from "../../pictures/palette.js"
import type { Svg } from "../../pictures/svg.js"
import { element } from "../../pictures/svg.js"
import { words } from "../../pictures/text.js"
import { short } from "./numbers.js"
import { panelWidth } from "./panel.js"

/** A part of the plane shown in a panel: pixels to the right and downwards, as in an image. */
export interface View {
  readonly x: (pixel: number) => number
  readonly y: (pixel: number) => number
  readonly shown: Box
  readonly frame: Box
}

export const viewHeight = 260
const frame: Box = [44, 12, panelWidth - 12, viewHeight - 28]
/** Beyond this ratio of its sides the plane is stretched to fill the panel. */
const longest = 5

const ordered = ([x1, y1, x2, y2]: Box): Box => [
  Math.min(x1, x2),
  Math.min(y1, y2),
  Math.max(x1, x2),
  Math.max(y1, y2),
]

const isDrawable = (box: Box): boolean => box.every((x) => Number.isFinite(x))

const around = (boxes: readonly Box[]): Box => {
  const all = boxes.filter(isDrawable).map(ordered)
  if (all.length === 0) return [0, 0, 1, 1]
  const least = (k: 0 | 1) => Math.min(...all.map((box) => box[k]))
  const greatest = (k: 2 | 3) => Math.max(...all.map((box) => box[k]))
  return [least(0), least(1), greatest(2), greatest(3)]
}

/** Grown on both sides, evenly; a side without length gets the other's. */
const roomy = ([x1, y1, x2, y2]: Box): Box => {
  const longer = Math.max(x2 - x1, y2 - y1)
  const spare = longer > 0 ? longer : Math.max(1, Math.abs(x1), Math.abs(y1)) * 2 ** -4
  const [w, h] = [x2 - x1 || spare, y2 - y1 || spare]
  const [cx, cy] = [(x1 + x2) / 2, (y1 + y2) / 2]
  return [cx - w * 0.7, cy - h * 0.7, cx + w * 0.7, cy + h * 0.7]
}

/** The sides in proportion to the panel, unless one would become a line. */
const proportioned = (box: Box): Box => {
  const [x1, y1, x2, y2] = box
  const wanted = (frame[2] - frame[0]) / (frame[3] - frame[1])
  const ratio = (x2 - x1) / (y2 - y1)
  if (ratio > wanted * longest || ratio < wanted / longest) return box
  const [w, h] = [Math.max(x2 - x1, (y2 - y1) * wanted), Math.max(y2 - y1, (x2 - x1) / wanted)]
  const [cx, cy] = [(x1 + x2) / 2, (y1 + y2) / 2]
  return [cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2]
}

/** The part of the plane that holds these boxes. */
export const viewOf = (boxes: readonly Box[]): View => {
  const shown = proportioned(roomy(around(boxes)))
  const along = (from: number, to: number, low: number, high: number) => (pixel: number) =>
    from + ((to - from) * (pixel - low)) / (high - low)
  return {
    x: along(frame[0], frame[2], shown[0], shown[2]),
    y: along(frame[1], frame[3], shown[1], shown[3]),
    shown,
    frame,
  }
}

/** A box in the panel's own coordinates, corners in order. */
export const placedBox = (view: View, box: Box): Box => {
  const [x1, y1, x2, y2] = ordered(box)
  return [view.x(x1), view.y(y1), view.x(x2), view.y(y2)]
}

/** A box in the panel's own coordinates; `inset` moves its sides in, so that an equal one beneath shows. */
export const boxShape = (box: Box, stroke: Stroke, inset = 0): Svg => {
  const [x1, y1, x2, y2] = box
  if (!isDrawable(box)) return ""
  if (x1 === x2 && y1 === y2) return dot(x1, y1, Math.max(stroke.width * 2.6 - inset, 2), stroke.colour)
  if (x1 === x2 || y1 === y2)
    return line(x1, y1, x2, y2, { ...stroke, width: Math.max(stroke.width * 2 - inset, 1.2) })
  const room = Math.min(inset, (x2 - x1) / 3, (y2 - y1) / 3)
  return outline([x1 + room, y1 + room, x2 - room, y2 - room], stroke)
}

/** A box; one without width or height is a line, one without both a point. Nothing for one that is not finite. */
export const boxMark = (view: View, box: Box, stroke: Stroke, inset = 0): Svg =>
  boxShape(placedBox(view, box), stroke, inset)

const tickStep = (range: number): number => {
  const rough = range / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  return ([1, 2, 5, 10].find((step) => step * power >= rough) ?? 10) * power
}

const ticks = (low: number, high: number): readonly number[] => {
  const step = tickStep(high - low)
  const first = Math.ceil(low / step)
  const count = Math.floor(high / step) - first + 1
  return Array.from({ length: Math.max(0, Math.min(count, 8)) }, (_, i) => (first + i) * step)
}

const tick = { size: 11, fill: tone.quiet } as const
const rule = { colour: tone.faint, width: 1 }

/** Grid lines with their pixels, beneath what is drawn. */
export const grid = ({ x, y, shown, frame: [x1, y1, x2, y2] }: View): Svg =>
  [
    element("rect", { x: x1, y: y1, width: x2 - x1, height: y2 - y1, fill: tone.ground }),
    ...ticks(shown[0], shown[2]).map(
      (at) =>
        line(x(at), y1, x(at), y2, rule) + words(x(at), y2 + 15, short(at), { ...tick, anchor: "middle" }),
    ),
    ...ticks(shown[1], shown[3]).map(
      (at) =>
        line(x1, y(at), x2, y(at), rule) + words(x1 - 5, y(at) + 4, short(at), { ...tick, anchor: "end" }),
    ),
  ].join("")
