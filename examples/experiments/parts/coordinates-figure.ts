import type { Figure, Svg } from "@detspec/cli/pictures"
import { contentTop, figure, heading, hue, line, tone, words } from "@detspec/cli/pictures"
import type { Curve, Point } from "./chart.js"
import { chart, names, plotAt } from "./chart.js"
import type { Compared, LossBySide, Rounding } from "./coordinates.js"

const about = {
  name: "experiment-coordinates",
  title: "Overlaps and deltas are the same in pixels and in cells; rounding and lengths are not",
  sentence:
    "True boxes and anchors of generated scenes, once in pixels and once in cells of stride 16, through the same operations.",
}

const row = (x: number, y: number, wide: number, name: string, value: string, colour: string): Svg =>
  words(x, y, name, { size: 18 }) +
  words(x + wide, y, value, { size: 18, weight: "bold", anchor: "end", fill: colour }) +
  line(x, y + 12, x + wide, y + 12, { colour: tone.faint, width: 1 })

/** What was the same, and what was not. */
const table = (x: number, y: number, wide: number, compared: Compared): Svg => {
  const number = (count: number) => count.toLocaleString("en").replaceAll(",", " ")
  const same = [
    ["IoU, largest difference", String(compared.iou)],
    ["deltas, largest difference", String(compared.deltas)],
    ["anchors matched otherwise", String(compared.matches)],
    ["boxes that NMS keeps otherwise", String(compared.kept)],
  ] as const
  const other = [
    ["IoU with widths x2 − x1 + 1", `up to ${compared.plusOne.toFixed(2)}`],
    ["side below 16, in pixels", `${compared.smallOnImage} boxes`],
    ["side below 16, in cells", `${compared.smallOnMap} boxes`],
  ] as const
  return [
    words(x, y + 26, "does not change", { size: 18, weight: "bold", fill: hue.green }),
    ...same.map(([name, value], n) => row(x, y + 62 + 38 * n, wide, name, value, hue.green)),
    words(x, y + 262, "changes", { size: 18, weight: "bold", fill: hue.vermilion }),
    ...other.map(([name, value], n) => row(x, y + 298 + 38 * n, wide, name, value, hue.vermilion)),
    words(x, y + 440, `${number(compared.boxes)} boxes, ${number(compared.pairs)} overlapping pairs`, {
      size: 17,
      fill: tone.quiet,
    }),
  ].join("")
}

const colours = [hue.sky, hue.blue, hue.vermilion, tone.ink]
const sizes = [8, 16, 32, 64, 100].map((size) => ({ at: Math.log2(size), text: String(size) }))
const byOctave = (points: readonly Point[], up: (y: number) => number = (y) => y): readonly Point[] =>
  points.map(([x, y]): Point => [Math.log2(x), up(y)])

const roundingChart = (rounding: readonly Rounding[]): Svg => {
  const plot = plotAt(1, 3, [3, Math.log2(100)], [0, 1])
  const curves = rounding.map(
    ({ stride, points }, n): Curve => ({
      text: `stride ${stride}`,
      colour: colours[n] ?? tone.ink,
      lines: [byOctave(points)],
    }),
  )
  const drawn = chart({
    id: "rounding",
    plot,
    title: "Rounded to cells, as RoIPool does",
    note: "what a region still has in common with itself",
    xTicks: sizes,
    yTicks: [0, 0.2, 0.4, 0.6, 0.8, 1],
    xName: "root of the box's area in pixels",
    yName: "mean IoU with the rounded region",
    curves,
  })
  return drawn + names(plot.x + 18, plot.y + 30, curves)
}

const lossChart = ({ pixels, cells, deltas }: LossBySide): Svg => {
  const plot = plotAt(2, 3, [3, Math.log2(100)], [-3, 1])
  const curve = (text: string, colour: string, points: readonly Point[]): Curve => ({
    text,
    colour,
    lines: [byOctave(points, Math.log10)],
  })
  const curves = [
    curve("corners in pixels", hue.blue, pixels),
    curve("corners in cells of 16", hue.sky, cells),
    curve("deltas", hue.vermilion, deltas),
  ]
  const drawn = chart({
    id: "lengths",
    plot,
    title: "Smooth L1, a tenth of the side off",
    note: "the same mistake at every size; logarithmic",
    xTicks: sizes,
    yTicks: [-3, -2, -1, 0, 1].map((at) => ({ at, text: String(10 ** at) })),
    xName: "side of the box in pixels",
    yName: "loss, β = 1",
    curves,
  })
  return drawn + names(plot.x + 18, plot.y + 30, curves)
}

/** What depends on the coordinates, and how much. */
export const coordinatesFigure = (
  compared: Compared,
  rounding: readonly Rounding[],
  loss: LossBySide,
): Figure => {
  const first = plotAt(0, 3, [0, 1], [0, 1])
  return figure(
    about,
    first.y + first.height + 90,
    heading(first.x - 76, contentTop + 14, "In pixels and in cells", "the same scenes, divided by 16"),
    table(first.x - 76, first.y, first.width + 66, compared),
    roundingChart(rounding),
    lossChart(loss),
  )
}
