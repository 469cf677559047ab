import type { Plot } from "../../pictures/axes.js"
import { xOn, yOn } from "../../pictures/axes.js"
import { heading } from "../../pictures/figure.js"
import { dot, line, path } from "../../pictures/marks.js"
import { tone } from "../../pictures/palette.js"
import type { Svg } from "../../pictures/svg.js"
import { words } from "../../pictures/text.js"
import type { Measured } from "./measure.js"

const rule = { colour: tone.faint, width: 1 }
const number = { size: 16, fill: tone.quiet }

const counts: readonly (readonly [number, string])[] = [
  [1e3, "1,000"],
  [1e4, "10,000"],
  [1e5, "100,000"],
  [1e6, "1,000,000"],
]
const times: readonly (readonly [number, string])[] = [
  [0.01, "10 µs"],
  [0.1, "100 µs"],
  [1, "1 ms"],
  [10, "10 ms"],
  [100, "100 ms"],
  [1000, "1 s"],
  [10_000, "10 s"],
]

const grid = (plot: Plot): Svg =>
  counts
    .map(([count, text]) => {
      const x = xOn(plot, Math.log10(count))
      const label = words(x, plot.y + plot.height + 26, text, { ...number, anchor: "middle" })
      return line(x, plot.y, x, plot.y + plot.height, rule) + label
    })
    .join("") +
  times
    .map(([ms, text]) => {
      const y = yOn(plot, Math.log10(ms))
      const label = words(plot.x - 12, y + 5.5, text, { ...number, anchor: "end" })
      return line(plot.x, y, plot.x + plot.width, y, rule) + label
    })
    .join("")

/** One operation: both axes by powers of ten, so that a straight line of slope 1 is time in proportion to boxes. */
export const panel = (
  measured: Measured,
  x: number,
  y: number,
  width: number,
  height: number,
  colourOf: (peer: string) => string,
): Svg => {
  const plot: Plot = {
    x: x + 76,
    y: y + 52,
    width: width - 76,
    height: height - 92,
    across: [3, 6],
    up: [-2, 4],
  }
  const lines = measured.lines.map(({ peer, points }) => {
    const places = points.map(
      ([count, ms]) => [xOn(plot, Math.log10(count)), yOn(plot, Math.log10(ms))] as const,
    )
    const colour = colourOf(peer)
    return path(places, { colour, width: 2.6 }) + places.map(([px, py]) => dot(px, py, 4.5, colour)).join("")
  })
  return heading(x + 76, y, measured.title, measured.note) + grid(plot) + lines.join("")
}
