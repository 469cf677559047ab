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
const rule = { colour: tone.faint, width: 1 }

/** Grid lines with their numbers, and what is measured along each side. */
export const axes = (
  plot: Plot,
  xTicks: readonly number[],
  yTicks: readonly number[],
  xName: string,
  yName: string,
): Svg => {
  const { x, y, width, height } = plot
  const bottom = y + height
  const columns = xTicks.map(
    (value) =>
      line(xOn(plot, value), y, xOn(plot, value), bottom, rule) +
      words(xOn(plot, value), bottom + 24, signed(value), { ...tick, anchor: "middle" }),
  )
  const rows = yTicks.map(
    (value) =>
      line(x, yOn(plot, value), x + width, yOn(plot, value), rule) +
      words(x - 10, yOn(plot, value) + 5.5, signed(value), { ...tick, anchor: "end" }),
  )
  const name: TextStyle = { size: 18, anchor: "middle" }
  const upright = element(
    "g",
    { transform: `rotate(-90 ${x - 58} ${y + height / 2})` },
    formula(x - 58, y + height / 2, yName, name),
  )
  return [
    ...columns,
    ...rows,
    line(x, bottom, x + width, bottom, { colour: tone.quiet, width: 1.4 }),
    line(x, y, x, bottom, { colour: tone.quiet, width: 1.4 }),
    formula(x + width / 2, bottom + 54, xName, name),
    upright,
  ].join("")
}
