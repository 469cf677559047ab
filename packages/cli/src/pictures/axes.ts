import { line } from "./marks.js"
import { tone } from "./palette.js"
import type { Svg } from "./svg.js"
import { element } from "./svg.js"
import type { TextStyle } from "./text.js"
import { formula, words } from "./text.js"

/** A frame to plot in, and the numbers at its sides; y grows upwards. */
export interface Plot {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly across: readonly [number, number]
  readonly up: readonly [number, number]
}

export const xOn = ({ x, width, across: [from, to] }: Plot, value: number): number =>
  x + (width * (value - from)) / (to - from)

export const yOn = ({ y, height, up: [from, to] }: Plot, value: number): number =>
  y + height - (height * (value - from)) / (to - from)

/** A place along a side: labelled by its number, or by words where the side is not the number itself. */
export type Tick = number | { readonly at: number; readonly text: string }

const placeOf = (tick: Tick): number => (typeof tick === "number" ? tick : tick.at)
const labelOf = (tick: Tick): string => (typeof tick === "number" ? signed(tick) : tick.text)

const signed = (value: number): string => String(value).replace("-", "−")
const tickStyle: TextStyle = { size: 16, fill: tone.quiet }
const name: TextStyle = { size: 18, anchor: "middle" }
const axis = { colour: tone.quiet, width: 1.4 }
const rule = { colour: tone.faint, width: 1 }

const columnAt = (plot: Plot, tick: Tick): Svg => {
  const [x, bottom] = [xOn(plot, placeOf(tick)), plot.y + plot.height]
  const label = words(x, bottom + 24, labelOf(tick), { ...tickStyle, anchor: "middle" })
  return line(x, plot.y, x, bottom, rule) + label
}

const rowAt = (plot: Plot, tick: Tick): Svg => {
  const y = yOn(plot, placeOf(tick))
  const label = words(plot.x - 10, y + 5.5, labelOf(tick), { ...tickStyle, anchor: "end" })
  return line(plot.x, y, plot.x + plot.width, y, rule) + label
}

/** Grid lines with their numbers, and what is measured along each side. */
export const axes = (
  plot: Plot,
  xTicks: readonly Tick[],
  yTicks: readonly Tick[],
  xName: string,
  yName: string,
): Svg => {
  const { x, y, width, height } = plot
  const [bottom, middle] = [y + height, y + height / 2]
  const upright = { transform: `rotate(-90 ${x - 58} ${middle})` }
  return [
    ...xTicks.map((tick) => columnAt(plot, tick)),
    ...yTicks.map((tick) => rowAt(plot, tick)),
    line(x, bottom, x + width, bottom, axis),
    line(x, y, x, bottom, axis),
    formula(x + width / 2, bottom + 54, xName, name),
    element("g", upright, formula(x - 58, middle, yName, name)),
  ].join("")
}
