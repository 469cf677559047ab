import type { FloatTensor } from "@detspec/core"
import { toArray } from "@detspec/core"
import { line } from "../../pictures/marks.js"
import { hue, tone } from "../../pictures/palette.js"
import type { Svg } from "../../pictures/svg.js"
import { element } from "../../pictures/svg.js"
import { words } from "../../pictures/text.js"
import { apart, short } from "../panels/numbers.js"
import type { Panel } from "../panels/panel.js"
import { panel, panelWidth } from "../panels/panel.js"
import type { Scene } from "./scene.js"

const tall = 230
const frame = { x: 16, y: 34, width: panelWidth - 32, height: tall - 78 }
const mostClasses = 12
const quiet = { size: 11, fill: tone.quiet, anchor: "middle" } as const

const probabilities = (logits: readonly number[]): readonly number[] => {
  const most = Math.max(...logits)
  const powers = logits.map((x) => Math.exp(x - most))
  const sum = powers.reduce((a, b) => a + b, 0)
  return powers.map((power) => power / sum)
}

const bar = (x: number, wide: number, from: number, to: number, fill: string): Svg =>
  element("rect", { x, y: Math.min(from, to), width: wide, height: Math.max(Math.abs(to - from), 1), fill })

/** The softmax of one row, and where the loss of its label would put it. */
const lossPanel = (
  row: number,
  logits: readonly number[],
  label: number,
  losses: readonly [number, number],
): Panel => {
  const shown = probabilities(logits).slice(0, mostClasses)
  const step = frame.width / shown.length
  const bottom = frame.y + frame.height
  const y = (p: number) => bottom - frame.height * Math.min(Math.max(p, 0), 1)
  const [expected, actual] = apart(...losses)
  const wouldBe = Math.exp(-losses[1])
  return panel(
    `row ${row}: softmax; label ${label}`,
    panelWidth,
    tall,
    ...shown.flatMap((p, c) => [
      bar(frame.x + c * step + 4, step - 8, bottom, y(p), c === label ? hue.blue : tone.line),
      words(frame.x + (c + 0.5) * step, bottom + 15, short(logits[c] ?? 0), quiet),
    ]),
    line(frame.x, bottom, frame.x + frame.width, bottom, { colour: tone.quiet, width: 1 }),
    Number.isFinite(wouldBe)
      ? line(frame.x, y(wouldBe), frame.x + frame.width, y(wouldBe), {
          colour: hue.vermilion,
          width: 2,
          dash: "7 4",
        })
      : "",
    words(frame.x, 20, `expected −ln p = ${expected}, actual ${actual}`, { size: 13 }),
    words(panelWidth / 2, tall - 10, "logits; dashed: the p that the actual loss means", quiet),
  )
}

/** Expected and actual beside each other, class by class. */
const gradientPanel = (row: number, expected: readonly number[], actual: readonly number[]): Panel => {
  const [wanted, got] = [expected.slice(0, mostClasses), actual.slice(0, mostClasses)]
  const most = Math.max(...[...wanted, ...got].map((g) => (Number.isFinite(g) ? Math.abs(g) : 0))) || 1
  const [step, middle] = [frame.width / wanted.length, frame.y + frame.height / 2]
  const y = (g: number) => middle - (Number.isFinite(g) ? (g / most) * (frame.height / 2) : 0)
  return panel(
    `gradient of row ${row}: expected blue, actual vermilion`,
    panelWidth,
    tall,
    ...wanted.flatMap((g, c) => [
      bar(frame.x + c * step + 4, step / 2 - 5, middle, y(g), hue.blue),
      bar(frame.x + (c + 0.5) * step + 1, step / 2 - 5, middle, y(got[c] ?? 0), hue.vermilion),
      words(frame.x + (c + 0.5) * step, tall - 26, `class ${c}`, quiet),
    ]),
    line(frame.x, middle, frame.x + frame.width, middle, { colour: tone.quiet, width: 1 }),
    words(frame.x, 20, `longest bar: ${short(most)}`, { size: 12, fill: tone.quiet }),
  )
}

const rowOf = (tensor: FloatTensor, row: number): readonly number[] => toArray(tensor.pick(row, null))

/** The row whose loss is furthest off. */
export const softmaxLoss: Scene<"softmaxCrossEntropy"> = ({ input, expected, actual, strays }) => {
  const { at, worst } = strays("loss")
  const [row = 0] = worst
  if (at.size === 0) return []
  const losses = [expected.loss.get(row), actual.loss.get(row)] as const
  return [lossPanel(row, rowOf(input.logits, row), input.labels.get(row), losses)]
}

/** As `softmaxLoss`; and the slopes of the row whose gradient is furthest off. */
export const softmaxGradient: Scene<"softmaxCrossEntropyGradient"> = ({
  input,
  expected,
  actual,
  strays,
}) => {
  const { at, worst } = strays("gradient")
  const [row = 0] = at.size > 0 ? worst : strays("loss").worst
  if (at.size === 0 && strays("loss").at.size === 0) return []
  const losses = [expected.loss.get(row), actual.loss.get(row)] as const
  return [
    lossPanel(row, rowOf(input.logits, row), input.labels.get(row), losses),
    ...(at.size > 0 ? [gradientPanel(row, rowOf(expected.gradient, row), rowOf(actual.gradient, row))] : []),
  ]
}
