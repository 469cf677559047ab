import type { Figure } from "@detspec/cli/pictures"
import { figure, hue, line, tone, xOn } from "@detspec/cli/pictures"
import type { Chart, Curve, Point } from "./chart.js"
import { chart, names, plotAt } from "./chart.js"

/** What a set of anchors comes to: of every true box the overlap with its best anchor. */
export interface Coverage {
  readonly name: string
  /** How many anchors a cell has. */
  readonly perCell: number
  readonly overlaps: readonly number[]
  /** The same of boxes between three times as wide and three times as high. */
  readonly stretched: readonly number[]
  /** Root of the area of every box, in pixels. */
  readonly sizes: readonly number[]
}

const about = {
  name: "experiment-anchors",
  title: "Three scales cover what one does not; three ratios matter where boxes are long",
  sentence:
    "True boxes of generated scenes, and of each its best anchor on strides 4, 8 and 16: base sizes of 10, 25 and 46 pixels, times 1, 1.26 and 1.59; ratios 1:2, 1:1, 2:1.",
}

/** Where ratios change nothing, the dashes of the one lie on the line of the other. */
const styles = [
  { colour: tone.ink, dash: "7 7" },
  { colour: hue.sky },
  { colour: hue.blue, dash: "7 7" },
  { colour: hue.orange },
]
const shareFrom = (list: readonly number[], from: number): number =>
  (100 * list.filter((iou) => iou >= from).length) / Math.max(1, list.length)

const curvesOf = (
  coverages: readonly Coverage[],
  points: (one: Coverage) => readonly Point[],
): readonly Curve[] =>
  coverages.map((one, n) => ({
    text: one.name,
    colour: tone.ink,
    ...styles[n],
    lines: [points(one)],
  }))

const thresholds = Array.from({ length: 71 }, (_, n) => 0.3 + n / 100)
const byThreshold = (list: readonly number[]): readonly Point[] =>
  thresholds.map((iou): Point => [iou, shareFrom(list, iou)])

/** Sizes as their logarithm to base 2, in steps of a quarter. */
const octaves = Array.from({ length: 16 }, (_, n) => 3 + n / 4)
const bySize = ({ sizes, overlaps }: Coverage): readonly Point[] =>
  octaves.flatMap((from) => {
    const own = overlaps.filter((_, n) => Math.abs(Math.log2(sizes[n] ?? 1) - from) <= 0.25)
    return own.length < 20 ? [] : [[from, shareFrom(own, 0.7)] as const]
  })

const percents = [0, 20, 40, 60, 80, 100]
const overThreshold = (n: number, title: string, note: string, curves: readonly Curve[]): Chart => ({
  id: `coverage-${n}`,
  plot: plotAt(n, 3, [0.3, 1], [0, 100]),
  title,
  note,
  xTicks: [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
  yTicks: percents,
  xName: "IoU that is asked for",
  yName: "true boxes with such an anchor in %",
  curves,
})

const overSize = (curves: readonly Curve[]): Chart => ({
  id: "sizes",
  plot: plotAt(2, 3, [3, 6.75], [0, 100]),
  title: "By size, at IoU .7",
  note: "generated shapes; base sizes are 10, 25, 46 pixels",
  xTicks: [8, 16, 32, 64, 100].map((size) => ({ at: Math.log2(size), text: String(size) })),
  yTicks: percents,
  xName: "root of the box's area in pixels",
  yName: "true boxes with such an anchor in %",
  curves,
})

/** The two thresholds of the papers. */
const marks = ({ plot }: Chart): string =>
  [0.5, 0.7]
    .map((iou) =>
      line(xOn(plot, iou), plot.y, xOn(plot, iou), plot.y + plot.height, {
        colour: tone.quiet,
        width: 1.6,
        dash: "4 5",
      }),
    )
    .join("")

/** How many true boxes each set of anchors covers. */
export const anchorsFigure = (coverages: readonly Coverage[]): Figure => {
  const plain = curvesOf(coverages, ({ overlaps }) => byThreshold(overlaps))
  const first = overThreshold(0, "Generated shapes", "about as wide as high", plain)
  const second = overThreshold(
    1,
    "The same, stretched",
    "ratios from 1:3 to 3:1 at random",
    curvesOf(coverages, ({ stretched }) => byThreshold(stretched)),
  )
  return figure(
    about,
    first.plot.y + first.plot.height + 90,
    ...[first, second].map((one) => marks(one) + chart(one)),
    names(first.plot.x + 18, first.plot.y + first.plot.height - 112, plain),
    chart(overSize(curvesOf(coverages, bySize))),
  )
}
