import type { Plot } from "./axes.js"
import { axes, xOn, yOn } from "./axes.js"
import type { About, Figure } from "./figure.js"
import { contentTop, contentWidth, figure, heading, margin } from "./figure.js"
import { legend } from "./legend.js"
import { dot, line, path } from "./marks.js"
import { hue, tone } from "./palette.js"
import type { PrecisionRecallPicture } from "./precision-recall-strip.js"
import { strip } from "./precision-recall-strip.js"
import type { Svg } from "./svg.js"
import { element } from "./svg.js"
import { words } from "./text.js"

export type { PrecisionRecallPicture } from "./precision-recall-strip.js"

const about: About = {
  name: "precision-recall",
  title: "One precision-recall curve, read in three ways",
  sentence:
    "From the best score down: precision says how many detections were right so far, recall how many objects are found.",
}

const stripTop = contentTop + 62
const plotTop = stripTop + 206
const plotSide = 400
const apart = (contentWidth - 76 - plotSide) / 2
const plotAt = (n: number): Plot => ({
  x: margin + 76 + n * apart,
  y: plotTop,
  width: plotSide,
  height: plotSide,
  across: [0, 1],
  up: [0, 1],
})

/** What was measured, in grey, and in blue p̂, the most that is reached at this recall or beyond. */
const curve = (plot: Plot, { ranked, steps }: PrecisionRecallPicture): Svg => {
  const at = (recall: number, precision: number) => [xOn(plot, recall), yOn(plot, precision)] as const
  return [
    path(
      ranked.map(({ recall, precision }) => at(recall, precision)),
      { colour: tone.line, width: 1.6 },
    ),
    ...ranked.map(({ recall, precision }) => dot(...at(recall, precision), 4, tone.line)),
    path(
      steps.flatMap(({ from, to, precision }) => [at(from, precision), at(to, precision)]),
      { colour: hue.blue, width: 3 },
    ),
  ].join("")
}

/** What a reading adds to the curve, beneath it and on it. */
interface Reading {
  readonly below: Svg
  readonly above: Svg
}

const samples = (plot: Plot, levels: PrecisionRecallPicture["eleven"], radius: number): Reading => {
  const ends = levels.map(({ recall, precision }) => [xOn(plot, recall), yOn(plot, precision)] as const)
  const stroke = { colour: hue.vermilion, width: radius / 2, opacity: 0.55 }
  return {
    below: ends.map(([x, y]) => line(x, yOn(plot, 0), x, y, stroke)).join(""),
    above: ends.map(([x, y]) => dot(x, y, radius, hue.vermilion)).join(""),
  }
}

const filled = (plot: Plot, { steps }: PrecisionRecallPicture): Reading => ({
  below: steps
    .map(({ from, to, precision }) => {
      const [x, y] = [xOn(plot, from), yOn(plot, precision)]
      const side = { width: xOn(plot, to) - x, height: yOn(plot, 0) - y }
      return element("rect", { x, y, ...side, fill: hue.vermilion, opacity: 0.28 })
    })
    .join(""),
  above: "",
})

const panel = (
  n: number,
  title: string,
  note: string,
  data: PrecisionRecallPicture,
  reading: Reading,
): Svg => {
  const plot = plotAt(n)
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1]
  return [
    heading(plot.x - 58, plotTop - 52, title, note),
    axes(plot, ticks, ticks, "recall", "precision"),
    reading.below,
    curve(plot, data),
    reading.above,
  ].join("")
}

/** The ranking, then the eleven-point reading, the area and COCO's 101 points of the same curve. */
export const precisionRecallPicture = (data: PrecisionRecallPicture): Figure => {
  const { eleven, hundredAndOne, averages, truths } = data
  const [first, second, third] = [plotAt(0), plotAt(1), plotAt(2)]
  const named = (name: string, average: number) => `${name}: AP = ${average.toFixed(3).replace(/^0/, "")}`
  return figure(
    about,
    plotTop + plotSide + 92,
    words(margin, contentTop + 14, `${data.ranked.length} detections of ${truths} objects, the best first`, {
      size: 21,
      weight: "bold",
    }),
    strip(data, stripTop),
    legend(margin, stripTop + 106, [
      { text: "measured after each detection", stroke: { colour: tone.line, width: 2 }, mark: "line" },
      {
        text: "the highest precision at this recall or beyond it",
        stroke: { colour: hue.blue, width: 4 },
        mark: "line",
      },
    ]),
    panel(
      0,
      named("VOC 2007", averages.eleven),
      "mean of the blue line at 0, .1, …, 1",
      data,
      samples(first, eleven, 6),
    ),
    panel(1, named("VOC from 2010", averages.area), "area under the blue line", data, filled(second, data)),
    panel(
      2,
      named("COCO, one threshold", averages.hundredAndOne),
      "mean of the blue line at 0, .01, …, 1",
      data,
      samples(third, hundredAndOne, 2.6),
    ),
  )
}
