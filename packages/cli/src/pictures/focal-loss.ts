import { axes, type Plot, xOn, yOn } from "./axes.js"
import type { About, Figure } from "./figure.js"
import { contentTop, figure, heading, margin } from "./figure.js"
import { dot, line, path } from "./marks.js"
import { hue, tone } from "./palette.js"
import type { Region, Svg } from "./svg.js"
import { clipped, element } from "./svg.js"
import { formula, words } from "./text.js"

type Points = readonly (readonly [number, number])[]

/** One member of the family: loss over the probability of the true class, slope over its logit. */
export interface FocalCurve {
  readonly gamma: number
  readonly loss: Points
  readonly slope: Points
}

export interface FocalLossPicture {
  readonly curves: readonly FocalCurve[]
  /** An easy example: how much less it counts with this gamma than with cross entropy. */
  readonly easy: {
    readonly probability: number
    readonly gamma: number
    readonly ratio: number
    readonly loss: number
  }
}

const colours = [tone.ink, hue.sky, hue.blue, hue.vermilion, hue.orange]
const colourOf = (index: number): string => colours[index % colours.length] ?? tone.ink

const top = contentTop + 70
const left: Plot = { x: margin + 76, y: top, width: 660, height: 560, across: [0, 1], up: [0, 5] }
const right: Plot = { x: 936, y: top, width: 616, height: 560, across: [-5, 5], up: [-1.4, 0] }

const curve = (plot: Plot, points: Points, index: number): Svg =>
  path(
    points.map(([x, y]) => [xOn(plot, x), yOn(plot, y)]),
    { colour: colourOf(index), width: 3.4 },
  )

const key = (curves: readonly FocalCurve[], x: number, y: number): Svg =>
  curves
    .map(({ gamma }, i) => {
      const at = y + i * 31
      const name = gamma === 0 ? "γ = 0: cross entropy" : `γ = ${gamma}`
      return (
        line(x, at - 6, x + 40, at - 6, { colour: colourOf(i), width: 4 }) +
        formula(x + 54, at, name, { size: 19 })
      )
    })
    .join("")

/** The part of the axis where the class is already right. */
const easyBand = (): Svg => {
  const from = xOn(left, 0.6)
  const band = { x: from, y: left.y, width: left.x + left.width - from, height: left.height }
  return (
    element("rect", { ...band, fill: tone.ground }) +
    words(from + band.width / 2, left.y + 26, "well classified", {
      size: 17,
      fill: tone.quiet,
      anchor: "middle",
    })
  )
}

const callout = ({ probability, gamma, ratio, loss }: FocalLossPicture["easy"]): Svg => {
  const [x, y] = [xOn(left, probability), yOn(left, loss)]
  const text = { size: 17, anchor: "middle" } as const
  return [
    line(x, y - 8, x, y - 96, { colour: tone.quiet, width: 1.2 }),
    dot(x, y, 6, colourOf(3)),
    formula(x - 34, y - 128, `p_t = ${probability}, γ = ${gamma}:`, text),
    words(x - 34, y - 106, `${Math.round(ratio)} times less`, { ...text, weight: "bold" }),
  ].join("")
}

/** The frame of a plot, with room for half a line at its border. */
const frameOf = ({ x, y, width, height }: Plot): Region => ({ x, y: y - 2, width, height: height + 4 })

/** What the two ends of the logits mean. */
const sides = (): Svg => {
  const y = right.y + right.height - 18
  return (
    words(right.x + 16, right.y + 30, "← wrong", { size: 17, fill: tone.quiet }) +
    words(right.x + right.width - 16, y, "right →", { size: 17, fill: tone.quiet, anchor: "end" })
  )
}

const about: About = {
  name: "focal-loss",
  title: "The focal loss: easy examples count less",
  sentence:
    "One factor turns the loss of a well classified example down, so that a hundred thousand easy negatives no longer drown the few objects.",
}

const lossPanel = (curves: readonly FocalCurve[]): Svg => {
  const rule = "FL = −(1 − p_t)^γ ln p_t, where p_t is the probability given to the true class"
  return [
    heading(left.x - 58, contentTop + 14, "Loss", rule),
    easyBand(),
    axes(
      left,
      [0, 0.2, 0.4, 0.6, 0.8, 1],
      [0, 1, 2, 3, 4, 5],
      "probability of the true class p_t",
      "loss FL",
    ),
    clipped("focal-left", frameOf(left), ...curves.map(({ loss }, i) => curve(left, loss, i))),
    key(curves, left.x + 176, left.y + 56),
  ].join("")
}

const slopePanel = (curves: readonly FocalCurve[]): Svg => {
  const note = "what training feels: how fast the loss changes with the logit"
  return [
    heading(right.x - 58, contentTop + 14, "Slope", note),
    axes(right, [-4, -2, 0, 2, 4], [-1.2, -0.8, -0.4, 0], "logit of the true class z", "slope dFL / dz"),
    clipped("focal-right", frameOf(right), ...curves.map(({ slope }, i) => curve(right, slope, i))),
    sides(),
  ].join("")
}

/** The focal loss and its slope for several γ. */
export const focalLossPicture = ({ curves, easy }: FocalLossPicture): Figure =>
  figure(about, left.y + left.height + 100, lossPanel(curves), slopePanel(curves), callout(easy))
