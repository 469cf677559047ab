import type { Plot, Svg, Tick } from "@detspec/cli/pictures"
import {
  axes,
  clipped,
  contentTop,
  dot,
  heading,
  legend,
  line,
  margin,
  path,
  words,
  xOn,
  yOn,
} from "@detspec/cli/pictures"

export type Point = readonly [x: number, y: number]

/** Points that belong together, under one name. */
export interface Curve {
  readonly text: string
  readonly colour: string
  readonly dash?: string
  /** One line a seed. */
  readonly lines: readonly (readonly Point[])[]
  /** Whether each point shows. */
  readonly dots?: boolean
}

/** One frame with curves in it. */
export interface Chart {
  /** Unique within the figure. */
  readonly id: string
  readonly plot: Plot
  readonly title: string
  readonly note: string
  readonly xTicks: readonly Tick[]
  readonly yTicks: readonly Tick[]
  readonly xName: string
  readonly yName: string
  readonly curves: readonly Curve[]
}

/** The n-th of `count` frames side by side. */
export const plotAt = (
  n: number,
  count: number,
  across: Plot["across"],
  up: Plot["up"],
  top = contentTop + 70,
  height = 480,
): Plot => {
  const [left, gap] = [margin + 76, 106]
  const width = (1600 - left - margin - gap * (count - 1)) / count
  return { x: left + n * (width + gap), y: top, width, height, across, up }
}

const strokeOf = ({ colour, dash }: Curve, width: number) => ({ colour, width, ...(dash ? { dash } : {}) })

const drawn = (plot: Plot, curve: Curve): Svg =>
  curve.lines
    .map((points) => {
      const places = points.map(([x, y]) => [xOn(plot, x), yOn(plot, y)] as const)
      const dots = curve.dots ? places.map(([x, y]) => dot(x, y, 6, curve.colour)).join("") : ""
      return path(places, strokeOf(curve, 3)) + dots
    })
    .join("")

/** Title, axes and curves, dashed ones on top; what leaves the frame is cut off. */
export const chart = ({ id, plot, title, note, xTicks, yTicks, xName, yName, curves }: Chart): Svg => {
  const dashedLast = curves.toSorted((a, b) => Number(a.dash !== undefined) - Number(b.dash !== undefined))
  const frame = { x: plot.x - 8, y: plot.y - 8, width: plot.width + 16, height: plot.height + 16 }
  return [
    heading(plot.x - 58, contentTop + 14, title, note),
    axes(plot, xTicks, yTicks, xName, yName),
    clipped(id, frame, ...dashedLast.map((curve) => drawn(plot, curve))),
  ].join("")
}

/** The names of curves, one below the other, from (x, y) on. */
export const names = (x: number, y: number, curves: readonly Curve[]): Svg =>
  curves
    .map((curve, n) => {
      const at = y + 30 * n
      return (
        line(x, at - 6, x + 40, at - 6, strokeOf(curve, 4)) +
        words(x + 52, at, curve.text, { size: 18, halo: "#ffffff" })
      )
    })
    .join("")

/** The names of curves side by side. */
export const namesInARow = (y: number, curves: readonly Curve[]): Svg =>
  legend(
    margin,
    y,
    curves.map((curve) => ({ text: curve.text, stroke: strokeOf(curve, 4), mark: "line" })),
  )

/** Powers of ten as ticks of their logarithm. */
export const powers = (from: number, to: number): readonly Tick[] =>
  Array.from({ length: to - from + 1 }, (_, n) => ({
    at: from + n,
    text: String(Number((10 ** (from + n)).toPrecision(3))),
  }))
