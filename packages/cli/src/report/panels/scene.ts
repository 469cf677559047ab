import type { Box } from "@detspec/core"
import type { Label } from "../../pictures/labels.js"
import { tags } from "../../pictures/labels.js"
import type { Stroke } from "../../pictures/marks.js"
import type { Svg } from "../../pictures/svg.js"
import type { Panel } from "./panel.js"
import { panel, panelWidth } from "./panel.js"
import type { View } from "./view.js"
import { boxMark, grid, placedBox, viewHeight, viewOf } from "./view.js"

/** A box with its line, and what it is called. */
export interface Drawn {
  readonly box: Box
  readonly stroke: Stroke
  readonly label?: string
}

/** More labels than this would hide what they are about. */
const mostLabels = 12

const labelOf = (view: View, { box, stroke, label }: Drawn): readonly Label[] =>
  label !== undefined && box.every((x) => Number.isFinite(x))
    ? [{ text: label, colour: stroke.colour, about: placedBox(view, box) }]
    : []

/** How far an equal box is drawn inside of the one before. */
const step = 4

const repeats = (drawn: readonly Drawn[], k: number): number => {
  const same = ({ box }: Drawn) => box.every((x, i) => x === drawn[k]?.box[i])
  return Math.min(drawn.slice(0, k).filter(same).length, 4)
}

/** Boxes on a grid of pixels, with marks between the grid and the boxes. */
export const scene = (
  title: string,
  drawn: readonly Drawn[],
  under: (view: View) => Svg = () => "",
  over: (view: View) => Svg = () => "",
): Panel => {
  const view = viewOf(drawn.map(({ box }) => box))
  const labels = drawn.flatMap((one) => labelOf(view, one)).slice(0, mostLabels)
  return panel(
    title,
    panelWidth,
    viewHeight,
    grid(view),
    under(view),
    ...drawn.map(({ box, stroke }, k) => boxMark(view, box, stroke, repeats(drawn, k) * step)),
    over(view),
    tags(labels, 12, view.frame),
  )
}
