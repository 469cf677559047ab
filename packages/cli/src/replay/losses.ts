import type { DetectionError, Tensor } from "@detspec/core"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import * as v from "valibot"
import type { Answer } from "./answer.js"
import { shaped, summed, weighted } from "./answer.js"
import type { Question } from "./question.js"
import { elements } from "./question.js"
import type { Listed } from "./quirk.js"
import { listed } from "./quirk.js"
import { meanOfNothing } from "./quirks/cross-entropy.js"

type Asked = TaskEither<DetectionError, Answer>

export const reduction: v.PicklistSchema<["none", "sum", "mean"], undefined> = v.picklist([
  "none",
  "sum",
  "mean",
])

/** An elementwise loss and its gradient, reduced and weighted as the recorded program did. */
export interface RecordedLoss {
  readonly reduction: "none" | "sum" | "mean"
  /** Of the reduced loss: one number, or one an element; 1 when none were recorded. */
  readonly weight: readonly number[] | undefined
  /** How many losses there are, and how many the mean is over. */
  readonly count: number
  readonly divisor: number
  readonly loss: { readonly recorded: Tensor | undefined; readonly answer: Asked }
  readonly gradient: { readonly name: string; readonly recorded: Tensor | undefined; readonly answer: Asked }
  readonly shape: readonly number[]
  readonly listed?: readonly Listed<number | "as specified">[]
  readonly listedLoss?: readonly Listed<number | "as specified">[]
}

/** What a sum is divided by; the mean of no losses is their sum, 0. */
const dividedBy = (reduction: RecordedLoss["reduction"], divisor: number): number =>
  reduction === "mean" ? Math.max(divisor, 1) : 1

/** The weight of every element of the gradient, of which each loss has `each`. */
const gradientWeights = (
  { reduction, weight, count, divisor }: RecordedLoss,
  each: number,
): readonly number[] =>
  Array.from({ length: count * each }, (_, i) => {
    if (reduction === "none") return weight?.[Math.floor(i / each)] ?? 1
    return (weight?.[0] ?? 1) / dividedBy(reduction, divisor)
  })

/** The recorded loss against the reduced answers, the recorded gradient against the weighted ones. */
export const lossQuestions = (recorded: RecordedLoss): readonly Question[] => {
  const { reduction, divisor, loss, gradient, shape } = recorded
  const reduce = reduction === "none" ? (answer: Answer) => answer : summed(dividedBy(reduction, divisor))
  const nothing = reduction === "mean" ? [listed(meanOfNothing, { counted: divisor })] : []
  const weigh = (answer: Answer) => {
    const each = answer.values.length / Math.max(recorded.count, 1)
    return shaped(shape)(weighted(gradientWeights(recorded, each))(answer))
  }
  const whole = (answer: Answer) =>
    reduction === "none" ? shaped(loss.recorded?.shape ?? shape)(answer) : answer
  return [
    elements("loss", loss.recorded, TE.map((answer: Answer) => whole(reduce(answer)))(loss.answer), [
      ...nothing,
      ...(recorded.listedLoss ?? []),
    ]),
    elements(gradient.name, gradient.recorded, TE.map(weigh)(gradient.answer), [
      ...nothing,
      ...(recorded.listed ?? []),
    ]),
  ]
}
