import type { Plot } from "../../pictures/axes.js"
import { xOn, yOn } from "../../pictures/axes.js"
import { dot, line, path } from "../../pictures/marks.js"
import { hue, tone } from "../../pictures/palette.js"
import { clipped } from "../../pictures/svg.js"
import { words } from "../../pictures/text.js"
import { apart, short } from "./numbers.js"
import type { Panel } from "./panel.js"
import { panel, panelWidth } from "./panel.js"
import { tagAt } from "./tag-at.js"

export interface Curve {
  readonly title: string
  readonly variable: string
  readonly points: readonly (readonly [x: number, y: number])[]
  readonly x: number
  readonly expected: number
  readonly actual: number
}

const tall = 250
const frame = { x: 56, y: 14, width: panelWidth - 70, height: tall - 66 }
const quiet = { size: 11, fill: tone.quiet } as const

/** What is shown upwards: the curve, and the actual value unless it would make the curve a line. */
const upOf = ({ points, expected, actual }: Curve): readonly [number, number] => {
  const values = [...points.map(([, y]) => y), expected].filter((y) => Number.isFinite(y))
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const height = most - least || Math.abs(most) || 1
  const reach = Math.min(Math.max(actual, least - 2 * height), most + 2 * height)
  const [low, high] = Number.isFinite(reach) ? [Math.min(least, reach), Math.max(most, reach)] : [least, most]
  return [low - height * 0.08, high + height * 0.08]
}

const inside = (y: number): number =>
  Math.min(Math.max(Number.isFinite(y) ? y : frame.y, frame.y), frame.y + frame.height)

const apartBy = 20

/** Two places, at least so far apart, both within the frame. */
const spreadOut = (a: number, b: number): readonly [number, number] => {
  if (Math.abs(a - b) >= apartBy) return [a, b]
  const middle = Math.min(Math.max((a + b) / 2, frame.y + apartBy), frame.y + frame.height - apartBy)
  const half = (a >= b ? apartBy : -apartBy) / 2
  return [middle + half, middle - half]
}

/** The specification's curve, with the value that was expected on it and the value that came. */
export const curvePanel = (curve: Curve): Panel => {
  const xs = curve.points.map(([x]) => x)
  const plot: Plot = { ...frame, across: [Math.min(...xs), Math.max(...xs)], up: upOf(curve) }
  const bottom = frame.y + frame.height
  const [x, wanted] = [xOn(plot, curve.x), inside(yOn(plot, curve.expected))]
  const got = inside(yOn(plot, curve.actual))
  const [expected, actual] = apart(curve.expected, curve.actual)
  // Tags of values close together would cover one another.
  const [expectedAt, actualAt] = spreadOut(wanted, got)
  const line0 = path(
    curve.points.filter(([, y]) => Number.isFinite(y)).map(([px, py]) => [xOn(plot, px), yOn(plot, py)]),
    { colour: tone.quiet, width: 2 },
  )
  return panel(
    curve.title,
    panelWidth,
    tall,
    ...[plot.up[0], plot.up[1]].map((value) =>
      words(frame.x - 6, yOn(plot, value) + 4, short(value), { ...quiet, anchor: "end" }),
    ),
    ...plot.across.map((value) =>
      words(xOn(plot, value), bottom + 16, short(value), { ...quiet, anchor: "middle" }),
    ),
    line(frame.x, bottom, frame.x + frame.width, bottom, { colour: tone.line, width: 1 }),
    line(frame.x, frame.y, frame.x, bottom, { colour: tone.line, width: 1 }),
    line(x, frame.y, x, bottom, { colour: tone.line, width: 1, dash: "3 3" }),
    clipped("curve", frame, line0),
    words(frame.x + frame.width / 2, tall - 12, `${curve.variable} = ${short(curve.x)}`, {
      ...quiet,
      anchor: "middle",
    }),
    dot(x, wanted, 6, hue.blue),
    dot(x, got, 6, hue.vermilion),
    tagAt(x, expectedAt, `expected ${expected}`, hue.blue, frame),
    tagAt(x, actualAt, `actual ${actual}`, hue.vermilion, frame),
  )
}
