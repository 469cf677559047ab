import type { Figure } from "@detspec/cli/pictures"
import { figure, hue } from "@detspec/cli/pictures"
import type { Chart, Curve, Point } from "./chart.js"
import { chart, names, plotAt } from "./chart.js"

/** Mean average precision where an overlap of `threshold` is enough: of the right class, and of whatever class. */
export interface Precision {
  readonly threshold: number
  readonly own: number
  readonly any: number
}

/** What a detector came to with one seed. */
export interface Staged {
  readonly name: string
  readonly seed: number
  readonly precisions: readonly Precision[]
  /** Processor time of an image. */
  readonly milliseconds: number
}

export const thresholds = [0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9]

const about = {
  name: "experiment-one-stage-or-two",
  title: "A proposal network can name classes; a second stage makes its boxes more exact",
  sentence:
    "The small proposal network with a question for each class, beside the small Faster R-CNN: same backbone, batches and steps.",
}

const curvesOf = (results: readonly Staged[], value: (one: Precision) => number): readonly Curve[] =>
  [
    { name: "one stage", text: "one stage: proposals of a class", colour: hue.blue },
    { name: "two stages", text: "two stages: Faster R-CNN", colour: hue.vermilion },
  ].map(({ name, ...style }) => ({
    ...style,
    lines: results
      .filter((one) => one.name === name)
      .map(({ precisions }) => precisions.map((one): Point => [one.threshold, 100 * value(one)])),
  }))

const chartOf = (n: number, title: string, note: string, curves: readonly Curve[]): Chart => ({
  id: `stages-${n}`,
  plot: plotAt(n, 2, [0.3, 0.9], [0, 100]),
  title,
  note,
  xTicks: [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9],
  yTicks: [0, 20, 40, 60, 80, 100],
  xName: "IoU that is enough",
  yName: "mAP on unseen scenes in %",
  curves,
})

/** One stage and two, by how exact a box must be, with and without its class. */
export const oneStageFigure = (results: readonly Staged[]): Figure => {
  const right = curvesOf(results, ({ own }) => own)
  const first = chartOf(0, "The right class", "mean over three classes; a line for each seed", right)
  const second = chartOf(
    1,
    "Whatever the class",
    "the same answers, all classes counted as one",
    curvesOf(results, ({ any }) => any),
  )
  return figure(
    about,
    first.plot.y + first.plot.height + 90,
    chart(first),
    names(first.plot.x + first.plot.width - 330, first.plot.y + 36, right),
    chart(second),
  )
}
