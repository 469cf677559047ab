import type { Figure } from "@detspec/cli/pictures"
import { contentTop, figure, hue } from "@detspec/cli/pictures"
import type { StepReport } from "@detspec/detectors"
import type { Curve, Point } from "./chart.js"
import { chart, namesInARow, plotAt, powers } from "./chart.js"

/** One training: its loss, its prior, and what every step reported. */
export interface PriorRun {
  readonly loss: string
  readonly prior: number
  readonly reports: readonly StepReport[]
}

const about = {
  name: "experiment-prior",
  title: "With π = .01 the first steps are about objects; with π = .5 they are spent on background",
  sentence:
    "RetinaNet S from random weights, the same batches; only the bias of the last convolution of the classes differs: −ln((1 − π) / π), that is −4.6 for .01 and 0 for .5.",
}

const styles = [
  { prior: 0.01, loss: "focal loss", colour: hue.blue },
  { prior: 0.5, loss: "focal loss", colour: hue.vermilion },
  { prior: 0.01, loss: "cross-entropy", colour: hue.blue, dash: "9 7" },
  { prior: 0.5, loss: "cross-entropy", colour: hue.vermilion, dash: "9 7" },
]

const curvesOf = (
  runs: readonly PriorRun[],
  value: (losses: StepReport["losses"]) => number,
): readonly Curve[] =>
  styles.map(({ prior, loss, ...style }) => ({
    ...style,
    text: `π = ${String(prior).slice(1)}, ${loss}`,
    lines: runs
      .filter((run) => run.prior === prior && run.loss === loss)
      .map(({ reports }) => reports.map(({ step, losses }): Point => [step, value(losses)])),
  }))

/** The loss of the classes, and the share of the background in what flows back, step by step. */
export const priorFigure = (runs: readonly PriorRun[]): Figure => {
  const steps = Math.max(2, ...runs.map(({ reports }) => reports.length))
  const ticks = Array.from({ length: 7 }, (_, n) => Math.round((steps * n) / 6))
  const loss = curvesOf(runs, ({ classification = 0 }) => Math.log10(classification))
  const share = curvesOf(runs, ({ backgroundOfSlope = 0 }) => 100 * backgroundOfSlope)
  const [left, right] = [plotAt(0, 2, [0, steps], [-1, 2.5]), plotAt(1, 2, [0, steps], [0, 100])]
  return figure(
    about,
    left.y + left.height + 140,
    chart({
      id: "loss",
      plot: left,
      title: "Loss of the classes",
      note: "divided by the positive anchors; logarithmic",
      xTicks: ticks,
      yTicks: powers(-1, 2),
      xName: "step",
      yName: "loss of the classes",
      curves: loss,
    }),
    chart({
      id: "share",
      plot: right,
      title: "Whose slope is it?",
      note: "what flows back into the logits, in sizes: the part from background anchors",
      xTicks: ticks,
      yTicks: [0, 20, 40, 60, 80, 100],
      xName: "step",
      yName: "share of the background in %",
      curves: share,
    }),
    namesInARow(contentTop + left.height + 176, loss),
  )
}
