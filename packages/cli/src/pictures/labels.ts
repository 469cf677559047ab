import type { Box } from "@detspec/core"
import { inkOn } from "./palette.js"
import type { Svg } from "./svg.js"
import { element } from "./svg.js"
import { textWidth, words } from "./text.js"

/** A label that belongs to a box of the figure. */
export interface Label {
  readonly text: string
  readonly colour: string
  readonly about: Box
}

const pad = 5
const sizeOfLabel = ({ text }: Label, size: number) => ({
  width: textWidth(text, { size, weight: "bold" }) + 2 * pad,
  height: size * 1.36,
})

const shared = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) *
  Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]))

/** Above, below, inside and beside the box: the earlier the better. */
const places = ([x1, y1, x2, y2]: Box, width: number, height: number): readonly Box[] => {
  const middle = (x1 + x2 - width) / 2
  const centre = (y1 + y2 - height) / 2
  const corners: readonly (readonly [number, number])[] = [
    [x1, y1 - height],
    [x2 - width, y1 - height],
    [x1, y2],
    [x2 - width, y2],
    [middle, y1 - height],
    [middle, y2],
    [x1, y1],
    [x2 - width, y2 - height],
    [x2 - width, y1],
    [x1, y2 - height],
    [x2, y1],
    [x1 - width, y1],
    [x2, y2 - height],
    [x1 - width, y2 - height],
    [middle, centre],
  ]
  return corners.map(([x, y]): Box => [x, y, x + width, y + height])
}

/** What a place costs: overlap with other labels most, then leaving the frame, then covering what matters. */
const costOf = (place: Box, taken: readonly Box[], frame: Box, others: readonly Box[]): number => {
  const area = (place[2] - place[0]) * (place[3] - place[1])
  const sum = (boxes: readonly Box[]) => boxes.reduce((total, box) => total + shared(place, box), 0) / area
  const covers = taken.some((box) => shared(place, box) > 0) ? 50 : 0
  return covers + 100 * sum(taken) + 100 * (1 - shared(place, frame) / area) + sum(others)
}

/** A place for each label, in order, within the frame and away from the places taken before. */
export const placeLabels = (
  labels: readonly Label[],
  size: number,
  frame: Box,
  avoid: readonly Box[] = [],
): readonly Box[] => {
  const taken: Box[] = []
  for (const label of labels) {
    const { width, height } = sizeOfLabel(label, size)
    const others = [...avoid, ...labels.filter((other) => other !== label).map(({ about }) => about)]
    const scored = places(label.about, width, height).map((place, rank) => ({
      place,
      cost: costOf(place, taken, frame, others) + rank * 0.04,
    }))
    taken.push(scored.reduce((least, next) => (next.cost < least.cost ? next : least)).place)
  }
  return taken
}

/** Words on a coloured tag. */
export const tag = (text: string, [x1, y1, x2, y2]: Box, size: number, colour: string): Svg =>
  element("rect", { x: x1, y: y1, width: x2 - x1, height: y2 - y1, rx: 3, fill: colour, opacity: 0.94 }) +
  words((x1 + x2) / 2, y1 + size * 1.04, text, {
    size,
    weight: "bold",
    fill: inkOn(colour),
    anchor: "middle",
  })

/** Tags on boxes that do not cover one another. */
export const tags = (labels: readonly Label[], size: number, frame: Box, avoid: readonly Box[] = []): Svg => {
  const places = placeLabels(labels, size, frame, avoid)
  return labels
    .map((label, i) => {
      const place = places[i]
      return place ? tag(label.text, place, size, label.colour) : ""
    })
    .join("")
}
