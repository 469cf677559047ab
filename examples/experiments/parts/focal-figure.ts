import type { Figure, Svg, Tick } from "@detspec/cli/pictures"
import { contentTop, element, figure, heading, hue, inkOn, tone, words } from "@detspec/cli/pictures"
import type { Chart, Curve } from "./chart.js"
import { chart, names, plotAt } from "./chart.js"
import type { Hardness, Owners, Spread } from "./hardness.js"

const about = {
  name: "experiment-focal-or-sampling",
  title: "The focal loss keeps the hard background and drops the easy; a sample drops both",
  sentence:
    "A trained RetinaNet S on generated scenes that it has not seen: every anchor and class is a yes-or-no question with a loss; easy ones are those that it answers well.",
}

const colours = [tone.ink, hue.sky, hue.blue, hue.vermilion]
const shares: readonly Tick[] = [0, 0.2, 0.4, 0.6, 0.8, 1]

const curvesOf = (spreads: readonly Hardness[], of: (one: Hardness) => Spread): readonly Curve[] =>
  spreads.map((one, n) => ({
    text: one.gamma === 0 ? "γ = 0: cross-entropy" : `γ = ${one.gamma}`,
    colour: colours[n % colours.length] ?? tone.ink,
    lines: [of(one).points],
  }))

const spreadChart = (n: number, title: string, note: string, curves: readonly Curve[]): Chart => ({
  id: `spread-${n}`,
  plot: plotAt(n, 3, [0, 1], [0, 1]),
  title,
  note,
  xTicks: shares,
  yTicks: shares,
  xName: "share of the questions, easy ones first",
  yName: "share of the loss",
  curves,
})

const parts = [
  { name: "objects", colour: hue.green, of: (one: Owners) => one.objects },
  { name: "hardest 1 % of the background", colour: hue.vermilion, of: (one: Owners) => one.hard },
  { name: "other background", colour: tone.line, of: (one: Owners) => one.easy },
]

/** One loss as a bar of its parts. */
const bar = (owners: Owners, x: number, y: number, wide: number): Svg => {
  const before = (n: number) => parts.slice(0, n).reduce((sum, { of }) => sum + of(owners), 0)
  const pieces = parts.map(({ colour, of }, n) => {
    const [from, width] = [x + wide * before(n), wide * of(owners)]
    const number = `${Math.round(100 * of(owners))} %`
    const style = { size: 18, weight: "bold", fill: inkOn(colour), anchor: "middle" } as const
    return (
      element("rect", { x: from, y, width, height: 62, fill: colour }) +
      (width > 52 ? words(from + width / 2, y + 38, number, style) : "")
    )
  })
  return words(x, y - 12, owners.name, { size: 18 }) + pieces.join("")
}

const ownersPanel = (owners: readonly Owners[]): Svg => {
  const { x, y, width } = plotAt(2, 3, [0, 1], [0, 1])
  const [left, wide] = [x - 58, width + 58]
  return [
    heading(left, contentTop + 14, "Whose loss is it?", "three losses of the same answers"),
    ...owners.map((one, n) => bar(one, left, y + 30 + 118 * n, wide)),
    ...parts.map(({ name, colour }, n) => {
      const at = y + 396 + 32 * n
      return (
        element("rect", { x: left, y: at - 15, width: 24, height: 18, fill: colour }) +
        words(left + 36, at, name, { size: 18 })
      )
    }),
  ].join("")
}

/** How the loss is spread over objects and background, and whose the three losses are. */
export const focalFigure = (spreads: readonly Hardness[], owners: readonly Owners[]): Figure => {
  const objects = curvesOf(spreads, (one) => one.objects)
  const first = spreadChart(0, "Objects", "yes at anchors with an object", objects)
  const second = spreadChart(
    1,
    "Background",
    "no at anchors without one",
    curvesOf(spreads, (one) => one.background),
  )
  return figure(
    about,
    first.plot.y + first.plot.height + 90,
    chart(first),
    names(first.plot.x + 22, first.plot.y + 36, objects),
    chart(second),
    ownersPanel(owners),
  )
}
