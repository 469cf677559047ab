import { float64, int32, tabulate, tabulateInt32, toArray } from "@detspec/core"
import { nms } from "@detspec/spec"
import * as fc from "fast-check"
import { disorderedBoxes } from "../families/boxes/broken-boxes.js"
import { closePair, judgeClose } from "../families/suppression/close-overlaps.js"
import { judgeGroups } from "../families/suppression/group-answers.js"
import type { Grouped } from "../families/suppression/groups.js"
import { exactGrouping, grouping } from "../families/suppression/groups.js"
import { apart, manyCopies, manyGroups, manyKeptInGroups, scoresApart } from "../families/suppression/long.js"
import { simpleOverlap } from "../families/suppression/simple-overlaps.js"
import { same } from "../kit/compare.js"
import { manyBoxes, permutationOf, spread } from "../kit/generators/tensors.js"
import { fact, law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { pickRows, scaled, shifted, swapAxes } from "../kit/moves.js"
import { allHold, expect, holds } from "../kit/verdict.js"

const vector = (values: readonly number[]) => int32([values.length], values)
const numbers = (values: readonly number[]) => float64([values.length], values)

/** Some of the candidates, in the order given. */
const chosen = (input: Grouped, order: readonly number[]): Grouped => ({
  ...input,
  boxes: pickRows(input.boxes, order),
  scores: numbers(order.map((i) => input.scores.get(i))),
  groups: vector(order.map((i) => input.groups.get(i))),
})

const large = (): Grouped => ({
  boxes: manyBoxes(6_000),
  scores: tabulate([6_000], (n = 0) => spread(n, 9)),
  groups: tabulateInt32([6_000], (n = 0) => Math.floor(spread(n, 11) * 60) - 30),
  threshold: 0.5,
})

export const batchedNmsLaws: LawsOf<"batchedNms"> = lawsOf("batchedNms", {
  valid: grouping,
  exact: exactGrouping,
  large,
  long: {
    "one large input: a thousand boxes kept in hundreds of groups": manyKeptInGroups,
    "one large input: thousands of groups": manyGroups,
    "one large input: more boxes than 16 bits count, few of them kept": manyCopies,
  },
  refusals: {
    "boxes in order": {
      field: "boxes",
      given: disorderedBoxes.map((boxes) => {
        const N = boxes.shape[0] ?? 1
        const rest = { scores: tabulate([N], () => 0), groups: tabulateInt32([N], () => 0), threshold: 0.5 }
        return { ...rest, boxes }
      }),
    },
  },
  laws: [
    law(
      "batchedNms",
      "within rounding: kept boxes of a group overlap by at most τ; each dropped one has a kept better one of its group over τ",
      grouping,
      async (batchedNms, input, { arithmetic }) =>
        judgeGroups(input, toArray((await batchedNms(input)).keep), arithmetic),
    ),
    law(
      "batchedNms",
      "what is kept of a group is what nms keeps of that group alone, in the same order",
      exactGrouping,
      async (batchedNms, input) => {
        const keep = toArray((await batchedNms(input)).keep)
        const groups = toArray(input.groups)
        const verdicts = [...new Set(groups)].map((group) => {
          const members = groups.flatMap((g, i) => (g === group ? [i] : []))
          const alone = toArray(nms(chosen(input, members)).keep).map((i) => members[i] ?? -1)
          const kept = keep.filter((i) => groups[i] === group)
          return same(vector(alone), vector(kept), `kept of group ${group}`)
        })
        return allHold(verdicts)
      },
    ),
    law(
      "batchedNms",
      "kept indices of all groups come by score descending, then index ascending",
      exactGrouping,
      async (batchedNms, input) => {
        const { keep } = await batchedNms(input)
        const score = (i: number): number => input.scores.get(i)
        const sorted = toArray(keep).sort((i, j) => score(j) - score(i) || i - j)
        return same(vector(sorted), keep, "keep")
      },
    ),
    law(
      "batchedNms",
      "groups are only names: other numbers for them change nothing",
      fc.tuple(exactGrouping, fc.constantFrom(1, -1, 20_000), fc.integer({ min: -9, max: 9 })),
      async (batchedNms, [input, factor, add]) => {
        const renamed = vector(toArray(input.groups).map((g) => factor * g + add))
        const { keep } = await batchedNms(input)
        return same(keep, (await batchedNms({ ...input, groups: renamed })).keep, "keep")
      },
    ),
    law(
      "batchedNms",
      "every box a group of its own: all are kept",
      exactGrouping,
      async (batchedNms, input) => {
        const N = input.boxes.shape[0] ?? 0
        const { keep } = await batchedNms({ ...input, groups: tabulateInt32([N], (n = 0) => N - 3 * n) })
        return expect(keep.size === N, `${N} kept`, `${toArray(keep)}`)
      },
    ),
    law(
      "batchedNms",
      "moved, doubled or mirrored together, the same boxes stay, also among negative coordinates",
      exactGrouping,
      async (batchedNms, input) => {
        const { keep } = await batchedNms(input)
        const moved = scaled(swapAxes(shifted(input.boxes, -512, -64)), 2)
        return same(keep, (await batchedNms({ ...input, boxes: moved })).keep, "keep")
      },
    ),
    law(
      "batchedNms",
      "with distinct scores, the order in which boxes are listed does not matter",
      exactGrouping.chain((input) => fc.tuple(fc.constant(input), permutationOf(input.boxes.shape[0] ?? 0))),
      async (batchedNms, [drawn, order]) => {
        const input = { ...drawn, scores: numbers(order.map((_, n) => 1 - n / 32)) }
        const { keep } = await batchedNms(input)
        const back = toArray((await batchedNms(chosen(input, order))).keep).map((i) => order[i] ?? -1)
        return same(keep, vector(back), "keep")
      },
    ),
    law(
      "batchedNms",
      "the same boxes once more, in groups of their own, change nothing for the first ones",
      exactGrouping,
      async (batchedNms, input) => {
        const N = input.boxes.shape[0] ?? 0
        const all = Array.from({ length: 2 * N }, (_, i) => i % Math.max(N, 1))
        const twice = chosen(input, all)
        const groups = vector(toArray(twice.groups).map((g, i) => (i < N ? g : g + 200_000)))
        const { keep } = await batchedNms({ ...twice, groups })
        const first = toArray(keep).filter((i) => i < N)
        return same((await batchedNms(input)).keep, vector(first), "kept of the first")
      },
    ),
    law(
      "batchedNms",
      "an overlap of k/n at a threshold of k/n does not suppress, for small n",
      simpleOverlap,
      async (batchedNms, { boxes, threshold }, { arithmetic }) => {
        const { keep } = await batchedNms({
          boxes,
          scores: numbers([0.5, 0.25]),
          groups: vector([3, 3]),
          threshold,
        })
        return arithmetic.division > 1 ? holds : same(vector([0, 1]), keep, "keep")
      },
    ),
    law(
      "batchedNms",
      "barely over τ suppresses and barely under it does not, as exactly as the contract asks for an overlap",
      closePair,
      async (batchedNms, boxes, { arithmetic }) => {
        const [scores, groups] = [numbers([0.5, 0.25]), vector([0, 0])]
        const keep = async (threshold: number) =>
          toArray((await batchedNms({ boxes, scores, groups, threshold })).keep)
        return judgeClose(boxes, arithmetic, keep, [[0], [0, 1]])
      },
    ),
    fact(
      "batchedNms",
      "scores are told apart to the last bit, however large or small",
      async (batchedNms) => {
        const groups = tabulateInt32([12], (n = 0) => n % 3)
        return same(apart, (await batchedNms({ ...scoresApart, groups, threshold: 0.5 })).keep, "keep")
      },
    ),
    fact(
      "batchedNms",
      "boxes of different groups do not meet, however large the coordinates, the groups, or how far below 0",
      async (batchedNms) => {
        const boxes = float64(
          [6, 4],
          [0, 0, 10, 10, -11, -11, -1, -1, 0, 0, 4096, 4096, 4096, 4096, 8192, 8192, 1, 1, 2, 2, 1, 1, 2, 2],
        )
        const groups = vector([0, 1, 3, -2, 2 ** 30, 2 ** 30 + 1])
        const scores = numbers([6, 5, 4, 3, 2, 1])
        const { keep } = await batchedNms({ boxes, scores, groups, threshold: 0 })
        return same(vector([0, 1, 2, 3, 4, 5]), keep, "keep")
      },
    ),
  ],
})
