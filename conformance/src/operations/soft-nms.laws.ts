import { float64, int32, tabulate, toArray } from "@detspec/core"
import * as fc from "fast-check"
import { manyBelow, manyLowered } from "../families/suppression/long.js"
import type { Soft } from "../families/suppression/soft.js"
import { exactSoft, soft } from "../families/suppression/soft.js"
import { judgeSoft } from "../families/suppression/soft-answers.js"
import { near, same, sameRecord } from "../kit/compare.js"
import { boxesOf, exactBox } from "../kit/generators/boxes.js"
import { single } from "../kit/generators/numbers.js"
import { spread } from "../kit/generators/tensors.js"
import { fact, law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { flippedRow, scaled, shifted, swapAxes } from "../kit/moves.js"
import { allHold, expect } from "../kit/verdict.js"

const numbers = (values: readonly number[]) => float64([values.length], values)
const vector = (values: readonly number[]) => int32([values.length], values)

const plain: Soft = {
  boxes: float64([0, 4], []),
  scores: numbers([]),
  decay: "linear",
  threshold: 0.25,
  sigma: 0.5,
  minScore: 0,
}

/** Four nested boxes in each of many places: overlaps are powers of two. */
const nestedAt = (n: number, k: number): number => {
  const at = 16 * Math.floor(n / 4)
  return k === 0 ? at : k === 1 ? 0 : k === 2 ? at + 2 ** (n % 4) : 4
}

export const softNmsLaws: LawsOf<"softNms"> = lawsOf("softNms", {
  valid: soft,
  exact: exactSoft,
  large: () => ({
    ...plain,
    boxes: tabulate([1000, 4], (n = 0, k = 0) => nestedAt(n, k)),
    scores: tabulate([1000], (n = 0) => Math.floor(spread(n) * 1024) / 1024),
    minScore: 0.5,
  }),
  long: {
    "one large input: a thousand boxes, most of which lower another": manyLowered,
    "one large input: more boxes below the least score than 16 bits count": manyBelow,
  },
  refusals: {
    "boxes in order": {
      field: "boxes",
      given: boxesOf(exactBox, [1, 3]).map((boxes) => {
        const N = boxes.shape[0] ?? 1
        return { ...plain, boxes: flippedRow(boxes, N - 1), scores: tabulate([N], () => 1) }
      }),
    },
  },
  laws: [
    law(
      "softNms",
      "within rounding, each box taken was the best left, with its score times the decays of all taken before; none that reaches the least score is left",
      soft,
      async (softNms, input, { arithmetic }) => judgeSoft(input, await softNms(input), arithmetic),
    ),
    law(
      "softNms",
      "scores descend, none rises above what was given or falls below the least, and no box is taken twice",
      soft,
      async (softNms, input) => {
        const { keep, scores } = await softNms(input)
        const [indices, lowered] = [toArray(keep), toArray(scores)]
        const falls = lowered.every((s, at) => at === 0 || s <= (lowered[at - 1] ?? 0))
        const within = lowered.every(
          (s, at) => s >= input.minScore && s <= input.scores.get(indices[at] ?? 0),
        )
        const once = new Set(indices).size === indices.length
        return expect(
          falls && within && once,
          `descending, from ${toArray(input.scores)}`,
          `${indices}: ${lowered}`,
        )
      },
    ),
    law(
      "softNms",
      "the best box comes first and keeps its score, if it reaches the least",
      soft,
      async (softNms, input) => {
        const given = toArray(input.scores)
        const best = given.reduce((a, b) => Math.max(a, b), -1)
        const { keep, scores } = await softNms(input)
        if (best < input.minScore || given.length === 0)
          return expect(keep.size === 0, "nothing", `${toArray(keep)}`)
        const first = keep.get(0) === given.indexOf(best) && scores.get(0) === best
        return expect(
          first,
          `box ${given.indexOf(best)} with ${best}`,
          `${toArray(keep)}: ${toArray(scores)}`,
        )
      },
    ),
    law(
      "softNms",
      "boxes that share no area keep their scores: all that reach the least, by score, then by index",
      fc.tuple(soft, fc.constantFrom(0, 0.25)),
      async (softNms, [input, threshold]) => {
        const given = toArray(input.scores)
        const boxes = tabulate([given.length, 4], (n = 0, k = 0) =>
          k % 2 === 0 ? n + k / 2 : Math.floor(k / 2),
        )
        const order = given
          .map((_, i) => i)
          .filter((i) => (given[i] ?? 0) >= input.minScore)
          .sort((i, j) => (given[j] ?? 0) - (given[i] ?? 0) || i - j)
        const wanted = { keep: vector(order), scores: numbers(order.map((i) => given[i] ?? 0)) }
        return sameRecord(wanted, await softNms({ ...input, boxes, threshold }))
      },
    ),
    law(
      "softNms",
      "what belongs to the other decay makes no difference",
      fc.tuple(soft, single(0, 1), single(2 ** -6, 8)),
      async (softNms, [input, threshold, sigma]) => {
        const other = input.decay === "linear" ? { ...input, sigma } : { ...input, threshold }
        return sameRecord(await softNms(input), await softNms(other))
      },
    ),
    law(
      "softNms",
      "scores have no unit: twice the scores and twice the least give twice the scores, exactly",
      soft.map((input): Soft => ({ ...input, minScore: Math.max(input.minScore, 2 ** -10) })),
      async (softNms, input) => {
        const { keep, scores } = await softNms(input)
        const doubled = { ...input, scores: scaled(input.scores, 2), minScore: 2 * input.minScore }
        const twice = await softNms(doubled)
        return sameRecord({ keep, scores: scaled(scores, 2) }, twice)
      },
    ),
    law(
      "softNms",
      "moved, doubled or mirrored together, boxes are taken alike",
      exactSoft,
      async (softNms, input) => {
        const moved = scaled(swapAxes(shifted(input.boxes, -512, 64)), 2)
        return sameRecord(await softNms(input), await softNms({ ...input, boxes: moved }))
      },
    ),
    law(
      "softNms",
      "gaussian: an overlap of a half leaves e^(-1 / (4 σ)) of a score, and a second one the square of it",
      single(2 ** -4, 4),
      async (softNms, sigma, { arithmetic: { unit, exp, division } }) => {
        const boxes = float64([3, 4], [0, 0, 4, 1, 4, 0, 8, 1, 0, 0, 8, 1])
        const asked = { ...plain, boxes, scores: numbers([4, 2, 1]), decay: "gaussian" as const, sigma }
        const { keep, scores } = await softNms(asked)
        const power = 1 / (4 * sigma)
        const left = Math.exp(-power) ** 2
        const bound = left * unit * (2 * exp + 8 + 2 * power * (2 + division))
        const because =
          "σ divides, e to the power rounds, twice; a relative error of the power is one of the result"
        return allHold([
          same(vector([0, 1, 2]), keep, "keep"),
          near(numbers([4, 2, left]), scores, { bound: numbers([0, 0, bound]), because }, "scores"),
        ])
      },
    ),
    fact(
      "softNms",
      "linear: an overlap of exactly τ costs, one below does not; a score of exactly the least stays",
      async (softNms) => {
        const boxes = float64([3, 4], [0, 0, 4, 4, 0, 0, 4, 2, 0, 0, 4, 1])
        const scores = numbers([1, 0.5, 0.25])
        const { keep, scores: left } = await softNms({
          ...plain,
          boxes,
          scores,
          threshold: 0.5,
          minScore: 0.125,
        })
        const half = await softNms({ ...plain, boxes, scores, threshold: 0.625, minScore: 0.5 })
        return allHold([
          same(vector([0, 1, 2]), keep, "keep"),
          same(numbers([1, 0.25, 0.125]), left, "scores"),
          sameRecord({ keep: vector([0, 1]), scores: numbers([1, 0.5]) }, half),
        ])
      },
    ),
    fact(
      "softNms",
      "other scores of as many boxes give another order, right after the first",
      async (softNms) => {
        const boxes = float64([2, 4], [0, 0, 4, 4, 8, 0, 12, 4])
        const first = await softNms({ ...plain, boxes, scores: numbers([1, 0.5]) })
        const second = await softNms({ ...plain, boxes, scores: numbers([0.5, 1]) })
        return allHold([
          same(vector([0, 1]), first.keep, "keep"),
          sameRecord({ keep: vector([1, 0]), scores: numbers([1, 0.5]) }, second),
        ])
      },
    ),
  ],
})
