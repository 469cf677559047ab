import type { Figure, Tick } from "@detspec/cli/pictures"
import { figure, hue, tone } from "@detspec/cli/pictures"
import type { Chart, Curve, Point } from "./chart.js"
import { chart, names, plotAt } from "./chart.js"
import type { Kept } from "./proposals.js"
import { counts } from "./proposals.js"

const about = {
  name: "experiment-proposals",
  title: "Twenty proposals reach nearly every object here; more cost time, and find hardly more",
  sentence:
    "A trained Faster R-CNN on generated scenes that it has not seen; of each image the best proposals go on to the second stage.",
}

const ticks: readonly Tick[] = counts.map((count) => ({ at: Math.log2(count), text: String(count) }))
const across = [3, 8.5] as const
const curve = (kept: readonly Kept[], text: string, colour: string, value: (one: Kept) => number): Curve => ({
  text,
  colour,
  dots: true,
  lines: [kept.map((one): Point => [Math.log2(one.count), value(one)])],
})

const percents = [0, 20, 40, 60, 80, 100]
const shares = (n: number, title: string, note: string, yName: string, curves: readonly Curve[]): Chart => ({
  id: `proposals-${n}`,
  plot: plotAt(n, 3, across, [0, 100]),
  title,
  note,
  xTicks: ticks,
  yTicks: percents,
  xName: "proposals that are kept",
  yName,
  curves,
})

const times = (kept: readonly Kept[], first: number): Chart => {
  const most = Math.max(first, ...kept.map(({ milliseconds }) => milliseconds))
  // A quarter of the height is left to the names.
  const step = [1, 2, 5, 10, 20, 50, 100, 200].find((one) => one * 4.5 >= most) ?? 500
  return {
    id: "times",
    plot: plotAt(2, 3, across, [0, step * 6]),
    title: "What it costs",
    note: "processor time of an image, all threads",
    xTicks: ticks,
    yTicks: Array.from({ length: 7 }, (_, n) => n * step),
    xName: "proposals that are kept",
    yName: "milliseconds",
    curves: [
      curve(kept, "pooling and second stage", hue.vermilion, ({ milliseconds }) => milliseconds),
      { text: "first stage", colour: tone.quiet, dash: "7 7", lines: [across.map((x): Point => [x, first])] },
    ],
  }
}

/** Recall, precision and time by how many proposals are kept. */
export const proposalsFigure = (kept: readonly Kept[], first: number): Figure => {
  const recalls = [
    curve(kept, "IoU of .5", hue.blue, ({ recalls: [half = 0] }) => 100 * half),
    curve(kept, "IoU of .7", hue.sky, ({ recalls: [, high = 0] }) => 100 * high),
  ]
  const precisions = [
    curve(kept, "mAP at .5", hue.blue, ({ precisions: [half = 0] }) => 100 * half),
    curve(kept, "mAP at .75", hue.sky, ({ precisions: [, high = 0] }) => 100 * high),
  ]
  const all = [
    shares(0, "Do proposals reach the objects?", "before the second stage", "recall in %", recalls),
    shares(1, "What is found", "after the second stage", "mAP on unseen scenes in %", precisions),
    times(kept, first),
  ]
  return figure(
    about,
    plotAt(0, 3, across, [0, 1]).y + 570,
    ...all.map(
      (one) => chart(one) + names(one.plot.x + 20, one.plot.y + (one.id === "times" ? 36 : 400), one.curves),
    ),
  )
}
