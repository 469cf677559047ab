import type { FloatTensor } from "@detspec/core"
import { float64, tabulate } from "@detspec/core"
import type { In, OperationName, Out } from "@detspec/spec"
import { operations } from "@detspec/spec"
import { curvePanel } from "../panels/curve.js"
import { short } from "../panels/numbers.js"
import type { Shown } from "../shown.js"
import type { Scene } from "./scene.js"

/** How an operation is asked for a loss over one variable, all else as it was in one element. */
interface Elementwise<K extends OperationName> {
  readonly operation: K
  readonly variable: string
  readonly at: (input: In<K>) => FloatTensor
  readonly target: (input: In<K>) => FloatTensor
  readonly asked: (input: In<K>, variable: FloatTensor, target: FloatTensor) => In<K>
  readonly field: (shown: Shown<K>) => string
  readonly read: (output: Out<K>, field: string) => FloatTensor | undefined
}

const steps = 160

/** From left to right of the point and of the target or of 0, whichever the curve turns at. */
const across = (x: number, turn: number): FloatTensor => {
  const reach = Math.max(1, 1.4 * Math.abs(x - turn)) * 1.2
  return float64(
    [1, steps + 1],
    Array.from({ length: steps + 1 }, (_, i) => turn - reach + (2 * reach * i) / steps),
  )
}

const curveOf =
  <K extends OperationName>(how: Elementwise<K>, turnAt: "target" | "zero"): Scene<K> =>
  (shown) => {
    const field = how.field(shown)
    const { worst, at } = shown.strays(field)
    const [expected, actual] = [how.read(shown.expected, field), how.read(shown.actual, field)]
    if (at.size === 0 || !expected || !actual) return []
    const [x, target] = [how.at(shown.input).get(...worst), how.target(shown.input).get(...worst)]
    const variable = across(x, turnAt === "target" ? target : 0)
    const asked = how.asked(
      shown.input,
      variable,
      tabulate(variable.shape, () => target),
    )
    const curve = how.read(operations[how.operation].run(asked), field)
    if (!curve) return []
    const points = Array.from({ length: steps + 1 }, (_, i): [number, number] => [
      variable.get(0, i),
      curve.get(0, i),
    ])
    return [
      curvePanel({
        title: `${field}[${worst.join(", ")}] over ${how.variable}, target ${short(target)}`,
        variable: how.variable,
        points,
        x,
        expected: expected.get(...worst),
        actual: actual.get(...worst),
      }),
    ]
  }

type Fields = { readonly loss: FloatTensor; readonly gradient?: FloatTensor }
const read = (output: Fields, field: string): FloatTensor | undefined =>
  field === "gradient" ? output.gradient : output.loss

/** The field that strays; the gradient where both do. */
const strayField = <K extends OperationName>({ strays }: Shown<K>): string =>
  strays("gradient").at.size > 0 ? "gradient" : "loss"

type OfPredictions = "smoothL1" | "smoothL1Gradient"
type OfLogits =
  | "sigmoidFocalLoss"
  | "sigmoidFocalLossGradient"
  | "binaryCrossEntropy"
  | "binaryCrossEntropyGradient"

/** Losses of predictions, over the prediction around its target. */
export const predictionCurve = <K extends OfPredictions>(operation: K): Scene<K> =>
  curveOf<K>(
    {
      operation,
      variable: "prediction",
      at: ({ predictions }) => predictions,
      target: ({ targets }) => targets,
      asked: (input, predictions, targets) => ({ ...input, predictions, targets }),
      field: strayField,
      read,
    },
    "target",
  )

/** Losses of logits, over the logit around 0. */
export const logitCurve = <K extends OfLogits>(operation: K): Scene<K> =>
  curveOf<K>(
    {
      operation,
      variable: "logit",
      at: ({ logits }) => logits,
      target: ({ targets }) => targets,
      asked: (input, logits, targets) => ({ ...input, logits, targets }),
      field: strayField,
      read,
    },
    "zero",
  )
