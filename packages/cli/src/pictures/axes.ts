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

const signed = (value: number): string => String(value).replace("-", "−")
const tick: TextStyle = { size: 16, fill: tone.quiet }
const name: TextStyle = { size: 18, anchor: "middle" }
const axis = { colour: tone.quiet, width: 1.4 }
const rule = { colour: tone.faint, width: 1 }

const columnAt = (plot: Plot, value: number): Svg => {
  const [x, bottom] = [xOn(plot, value), plot.y + plot.height]
  return (
    line(x, plot.y, x, bottom, rule) + words(x, bottom + 24, signed(value), { ...tick, anchor: "middle" })
  )
}

const rowAt = (plot: Plot, value: number): Svg => {
  const y = yOn(plot, value)
  const number = words(plot.x - 10, y + 5.5, signed(value), { ...tick, anchor: "end" })
  return line(plot.x, y, plot.x + plot.width, y, rule) + number
}

/** Grid lines with their numbers, and what is measured along each side. */
export const axes = (
  plot: Plot,
  xTicks: readonly number[],
  yTicks: readonly number[],
  xName: string,
  yName: string,
): Svg => {
  const { x, y, width, height } = plot
  const [bottom, middle] = [y + height, y + height / 2]
  const upright = { transform: `rotate(-90 ${x - 58} ${middle})` }
  return [
    ...xTicks.map((value) => columnAt(plot, value)),
    ...yTicks.map((value) => rowAt(plot, value)),
    line(x, bottom, x + width, bottom, axis),
    line(x, y, x, bottom, axis),
    formula(x + width / 2, bottom + 54, xName, name),
    element("g", upright, formula(x - 58, middle, yName, name)),
  ].join("")
}
