import type { Arithmetic, Box } from "@detspec/core"
import { toArray, toBoxes } from "@detspec/core"
import type { Out } from "@detspec/spec"
import { iou } from "@detspec/spec"
import type { Verdict } from "../../kit/verdict.js"
import { fails, holds } from "../../kit/verdict.js"
import { iouSlack } from "../anchors/matches.js"
import type { Soft } from "./soft.js"

/** Everything that rounding could make of a number. */
interface Range {
  readonly low: number
  readonly high: number
}

/** The largest and the smallest decay of an overlap that is off by `slack`; across τ both are possible. */
const decayOf = (overlap: number, input: Soft, slack: number, arithmetic: Arithmetic): Range => {
  const [low, high] = [Math.max(overlap - slack, 0), Math.min(overlap + slack, 1)]
  if (input.decay === "linear") {
    const most = low >= input.threshold && overlap > 0 ? 1 - low : 1
    return { low: high >= input.threshold ? 1 - high : 1, high: most }
  }
  const { unit, division, exp } = arithmetic
  const power = (u: number, sign: number): number =>
    Math.exp(-((u * u) / input.sigma) * (1 + sign * (2 + division) * unit)) * (1 - sign * exp * unit)
  return { low: power(high, 1), high: power(low, -1) }
}

const times = (a: Range, b: Range, { unit, tiny }: Arithmetic): Range => ({
  low: Math.max(0, a.low * b.low * (1 - 2 * unit) - tiny),
  high: a.high * b.high * (1 + 2 * unit) + tiny,
})

interface Left extends Range {
  readonly index: number
  readonly box: Box
}

const lowered = (left: readonly Left[], taken: Left, input: Soft, arithmetic: Arithmetic): readonly Left[] =>
  left
    .filter(({ index }) => index !== taken.index)
    .map((other) => {
      const overlap = iou(taken.box, other.box)
      const slack = overlap * iouSlack(arithmetic)
      return { ...other, ...times(other, decayOf(overlap, input, slack, arithmetic), arithmetic) }
    })

const because = "overlap, decay and product round at every step; each score is followed as a range"

/** Why the next box could not have been taken with this score; undefined when it could. */
const refusal = (left: readonly Left[], taken: Left | undefined, score: number, input: Soft): Verdict => {
  if (!taken) return fails("a box that is left", "another one")
  if (!(score >= taken.low && score <= taken.high)) {
    return fails(`score ${taken.low} to ${taken.high} of box ${taken.index}`, `${score}`, "a range", because)
  }
  const better = left.find(({ low }) => low > score)
  if (better) return fails(`box ${better.index}, ${better.low} or more`, `box ${taken.index}, ${score}`)
  return score < input.minScore ? fails(`at least ${input.minScore}`, `${score}`) : holds
}

/** Replays the boxes in the order in which they were taken. */
export const judgeSoft = (input: Soft, { keep, scores }: Out<"softNms">, arithmetic: Arithmetic): Verdict => {
  const given = toArray(input.scores)
  let left: readonly Left[] = toBoxes(input.boxes).map((box, index) => {
    const score = given[index] ?? 0
    return { index, box, low: score, high: score }
  })
  for (const [at, index] of toArray(keep).entries()) {
    const taken = left.find((one) => one.index === index)
    const verdict = refusal(left, taken, scores.get(at), input)
    if (verdict.tag === "fails" || !taken) return verdict
    left = lowered(left, taken, input, arithmetic)
  }
  const lost = left.find(({ low }) => low >= input.minScore && low > 0)
  return lost ? fails(`box ${lost.index}, with ${lost.low} or more`, "it is missing") : holds
}
