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

/** One loss: at which rows it stands, and its smoothed values. */
interface Curve {
  readonly name: string
  readonly at: readonly number[]
  readonly values: readonly number[]
}

const curvesOf = (rows: readonly LogRow[], span: number): readonly Curve[] =>
  names(rows).map((name) => ({
    name,
    at: rows.flatMap(({ losses }, i) => (losses[name] === undefined ? [] : [i])),
    values: smoothed(
      rows.flatMap(({ losses }) => losses[name] ?? []),
      span,
    ),
  }))

const yOf = (loss: number, top: number): number => frame.top + inner.height * (1 - loss / top)

/** Lines at quarters of the highest loss, with their numbers. */
const axis = (top: number): readonly Svg[] =>
  [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const [value, y] = [share * top, yOf(share * top, top)]
    const line = { x1: frame.left, x2: width - frame.right, y1: y, y2: y, stroke: tone.faint }
    const style = { size: 14, fill: tone.quiet, anchor: "end" } as const
    return element("line", line) + words(frame.left - 10, y + 5, String(Number(value.toPrecision(3))), style)
  })

const drawn = ({ at, values }: Curve, colour: string, top: number, rows: number): Svg => {
  const x = (i: number) => frame.left + (inner.width * i) / Math.max(1, rows - 1)
  const points = values.map((value, k) => `${x(at[k] ?? 0).toFixed(1)},${yOf(value, top).toFixed(1)}`)
  return element("polyline", { points: points.join(" "), fill: "none", stroke: colour, "stroke-width": 2 })
}

const sheet = {
  xmlns: "http://www.w3.org/2000/svg",
  width,
  height,
  viewBox: `0 0 ${width} ${height}`,
  "font-family": sans,
}

/** The losses over the steps of all stages. */
export const curves = (rows: readonly LogRow[]): Svg => {
  const span = Math.max(1, Math.round(rows.length / 60))
  const all = curvesOf(rows, span)
  const top = ceiling(Math.max(0, ...all.flatMap(({ values }) => values)))
  const foot = `${rows.length} steps, means over ${span}`
  return element(
    "svg",
    sheet,
    element("rect", { width, height, fill: tone.paper }),
    ...axis(top),
    ...all.map((curve, n) => drawn(curve, hueAt(n), top, rows.length)),
    ...all.map(({ name }, n) =>
      words(frame.left + n * 190, 34, inWords(name), { size: 16, weight: "bold", fill: hueAt(n) }),
    ),
    words(width - frame.right, height - 14, foot, { size: 14, fill: tone.quiet, anchor: "end" }),
  )
}
