import { hueAt, tone } from "../pictures/palette.js"
import type { Svg } from "../pictures/svg.js"
import { element } from "../pictures/svg.js"
import { sans, words } from "../pictures/text.js"
import type { LogRow } from "./log.js"
import { inWords } from "./log.js"

const [width, height] = [900, 420]
const frame = { left: 64, top: 56, right: 24, bottom: 44 }
const inner = { width: width - frame.left - frame.right, height: height - frame.top - frame.bottom }

/** Means over so many neighbours, so that a curve can be read. */
const smoothed = (values: readonly number[], span: number): readonly number[] =>
  values.map((_, i) => {
    const part = values.slice(Math.max(0, i - span + 1), i + 1)
    return part.reduce((sum, x) => sum + x, 0) / part.length
  })

const names = (rows: readonly LogRow[]): readonly string[] => [
  ...new Set(rows.flatMap(({ losses }) => Object.keys(losses))),
]

/** A round number at or above `x`. */
const ceiling = (x: number): number => {
  const power = 10 ** Math.floor(Math.log10(Math.max(x, 1e-9)))
  return ([1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10].find((step) => step * power >= x) ?? 10) * power
}

/** The losses over the steps of all stages. */
export const curves = (rows: readonly LogRow[]): Svg => {
  const span = Math.max(1, Math.round(rows.length / 60))
  const all = names(rows).map((name) => ({
    name,
    at: rows.flatMap(({ losses }, i) => (losses[name] === undefined ? [] : [i])),
    values: smoothed(
      rows.flatMap(({ losses }) => losses[name] ?? []),
      span,
    ),
  }))
  const top = ceiling(Math.max(0, ...all.flatMap(({ values }) => values)))
  const x = (i: number) => frame.left + (inner.width * i) / Math.max(1, rows.length - 1)
  const y = (loss: number) => frame.top + inner.height * (1 - loss / top)
  const axis = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const value = share * top
    const line = { x1: frame.left, x2: width - frame.right, y1: y(value), y2: y(value), stroke: tone.faint }
    const label = words(frame.left - 10, y(value) + 5, String(Number(value.toPrecision(3))), {
      size: 14,
      fill: tone.quiet,
      anchor: "end",
    })
    return element("line", line) + label
  })
  const lines = all.map(({ at, values }, n) => {
    const points = values.map((value, k) => `${x(at[k] ?? 0).toFixed(1)},${y(value).toFixed(1)}`).join(" ")
    return element("polyline", { points, fill: "none", stroke: hueAt(n), "stroke-width": 2 })
  })
  const legend = all.map(({ name }, n) =>
    words(frame.left + n * 190, 34, inWords(name), { size: 16, weight: "bold", fill: hueAt(n) }),
  )
  const foot = words(width - frame.right, height - 14, `${rows.length} steps, means over ${span}`, {
    size: 14,
    fill: tone.quiet,
    anchor: "end",
  })
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      "font-family": sans,
    },
    element("rect", { width, height, fill: tone.paper }),
    ...axis,
    ...lines,
    ...legend,
    foot,
  )
}
