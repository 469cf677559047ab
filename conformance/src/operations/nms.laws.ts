import type { Box } from "@detspec/core"
import { float64, int32, tabulate, tabulateInt32, toArray, toBoxes } from "@detspec/core"
import type { In } from "@detspec/spec"
import { iou } from "@detspec/spec"
import * as fc from "fast-check"
import { disorderedBoxes } from "../families/boxes/broken-boxes.js"
import { closePair, judgeClose } from "../families/suppression/close-overlaps.js"
import { apart, chain, manyKept, scoresApart } from "../families/suppression/long.js"
import { simpleOverlap } from "../families/suppression/simple-overlaps.js"
import { same } from "../kit/compare.js"
import { box, boxesOf, boxesWith, exactBox } from "../kit/generators/boxes.js"
import { fraction, single } from "../kit/generators/numbers.js"
import { exactScore } from "../kit/generators/scores.js"
import { manyBoxes, permutationOf, spread } from "../kit/generators/tensors.js"
import { fact, law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { pickRows, shifted, swapAxes } from "../kit/moves.js"
import type { Verdict } from "../kit/verdict.js"
import { expect, holds } from "../kit/verdict.js"

type Input = In<"nms">

const scored = (one: fc.Arbitrary<Box>, score: fc.Arbitrary<number>, counts = [0, 24]): fc.Arbitrary<Input> =>
  fc
    .record({ list: boxesWith(one, score, counts), threshold: fraction })
    .map(({ list: { boxes, extras }, threshold }) => ({
      boxes,
      scores: float64([extras.length], extras),
      threshold,
    }))

const valid = scored(box, single(-10, 10))
/** Quarter pixels and few score values: ties and overlaps of exactly the threshold are common. */
const exact = scored(exactBox, exactScore)
/** A crowd on 64 × 64 pixels, so that few are kept: the specification compares each box with every kept one. */
const large = (): Input => ({
  boxes: manyBoxes(100_000, 64),
  scores: float64(
    [100_000],
    Array.from({ length: 100_000 }, (_, n) => spread(n, 9)),
  ),
  threshold: 0.5,
})

/** Every two kept boxes overlap by at most τ + ε; every dropped one has a kept, better one over τ - ε. */
const isValidAnswer = (
  { boxes, scores, threshold }: Input,
  keep: readonly number[],
  unit: number,
): Verdict => {
  const [list, values] = [toBoxes(boxes), toArray(scores)]
  const slack = 20 * unit
  const overlap = (i: number, j: number): number => {
    const [a, b] = [list[i], list[j]]
    return a && b ? iou(a, b) : Number.NaN
  }
  const before = (i: number, j: number) =>
    (values[i] ?? 0) > (values[j] ?? 0) || (values[i] === values[j] && i < j)
  const clash = keep.find((i, at) => keep.slice(0, at).some((j) => overlap(i, j) > threshold + slack))
  const lost = list.findIndex(
    (_, i) => !keep.includes(i) && !keep.some((j) => before(j, i) && overlap(i, j) >= threshold - slack),
  )
  return expect(
    clash === undefined && lost < 0,
    "a greedy answer",
    `kept ${keep}; clash at ${clash}, lost ${lost}`,
  )
}

export const nmsLaws: LawsOf<"nms"> = lawsOf("nms", {
  valid,
  exact,
  large,
  long: { "one large input: a thousand boxes kept, most of which drop another": manyKept },
  refusals: {
    "boxes in order": {
      field: "boxes",
      given: disorderedBoxes.map((boxes) => ({
        boxes,
        scores: tabulate([boxes.shape[0] ?? 0], (n = 0) => -n),
        threshold: 0.5,
      })),
    },
  },
  laws: [
    law(
      "nms",
      "kept boxes overlap by at most τ; each dropped one has a kept better one over τ",
      valid,
      async (nms, input, { arithmetic }) =>
        isValidAnswer(input, toArray((await nms(input)).keep), arithmetic.unit),
    ),
    law("nms", "kept indices come by score descending, then index ascending", exact, async (nms, input) => {
      const keep = toArray((await nms(input)).keep)
      const scores = toArray(input.scores)
      const sorted = [...keep].sort((i, j) => (scores[j] ?? 0) - (scores[i] ?? 0) || i - j)
      return same(int32([sorted.length], sorted), int32([keep.length], keep), "keep")
    }),
    law("nms", "the box with the best score is always kept, first", exact, async (nms, input) => {
      const scores = toArray(input.scores)
      const best = scores.indexOf(Math.max(...scores))
      const { keep } = await nms(input)
      return scores.length === 0
        ? expect(keep.size === 0, "nothing", `${keep.size}`)
        : expect(keep.get(0) === best, `${best} first`, `${toArray(keep)}`)
    }),
    law("nms", "idempotent: what is kept stays when only that is offered", exact, async (nms, input) => {
      const keep = toArray((await nms(input)).keep)
      const scores = float64(
        [keep.length],
        keep.map((i) => input.scores.get(i)),
      )
      const again = await nms({ ...input, boxes: pickRows(input.boxes, keep), scores })
      return expect(again.keep.size === keep.length, `${keep.length} kept`, `${toArray(again.keep)}`)
    }),
    law("nms", "moved or transposed together, the same boxes stay", exact, async (nms, input) => {
      const { keep } = await nms(input)
      const moved = await nms({ ...input, boxes: swapAxes(shifted(input.boxes, -512, 256)) })
      return same(keep, moved.keep, "keep")
    }),
    law(
      "nms",
      "with distinct scores, the order in which boxes are listed does not matter",
      boxesOf(exactBox, [3, 2, 8]).chain((boxes) =>
        fc.record({
          boxes: fc.constant(boxes),
          order: permutationOf(boxes.shape[0] ?? 0),
          threshold: fraction,
        }),
      ),
      async (nms, { boxes, order, threshold }) => {
        const scores = float64(
          [order.length],
          order.map((_, i) => 1 - i / 16),
        )
        const { keep } = await nms({ boxes, scores, threshold })
        const shuffled = pickRows(boxes, order)
        const other = await nms({
          boxes: shuffled,
          scores: float64(
            [order.length],
            order.map((i) => 1 - i / 16),
          ),
          threshold,
        })
        const back = toArray(other.keep).map((i) => order[i] ?? -1)
        return same(keep, int32([back.length], back), "keep")
      },
    ),
    law(
      "nms",
      "an overlap of k/n at a threshold of k/n does not suppress, for small n",
      simpleOverlap,
      async (nms, { boxes, threshold }, { arithmetic }) => {
        const { keep } = await nms({ boxes, scores: float64([2], [0.5, 0.25]), threshold })
        return arithmetic.division > 1 ? holds : same(int32([2], [0, 1]), keep, "keep")
      },
    ),
    law(
      "nms",
      "barely over τ suppresses and barely under it does not, as exactly as the contract asks for an overlap",
      closePair,
      async (nms, boxes, { arithmetic }) => {
        const scores = float64([2], [0.5, 0.25])
        const keep = async (threshold: number) => toArray((await nms({ boxes, scores, threshold })).keep)
        return judgeClose(boxes, arithmetic, keep, [[0], [0, 1]])
      },
    ),
    fact("nms", "scores are told apart to the last bit, however large or small", async (nms) =>
      same(apart, (await nms({ ...scoresApart, threshold: 0.5 })).keep, "keep"),
    ),
    fact("nms", "of a long row in which each box drops the next, every other one stays", async (nms) => {
      const { keep } = await nms({ ...chain(201), threshold: 0.5 })
      return same(
        tabulateInt32([101], (n = 0) => 2 * n),
        keep,
        "keep",
      )
    }),
    fact("nms", "an overlap of exactly τ does not suppress, one above it does", async (nms) => {
      const boxes = float64([3, 4], [0, 0, 1, 2, 0, 0, 1, 1, 0, 0, 1, 1.25])
      const { keep } = await nms({ boxes, scores: float64([3], [3, 2, 1]), threshold: 0.5 })
      return same(int32([2], [0, 1]), keep, "keep")
    }),
    fact("nms", "boxes that share no area are all kept, even at τ = 0", async (nms) => {
      const boxes = float64([4, 4], [0, 0, 1, 1, 1, 0, 2, 1, 1, 1, 2, 2, 5, 5, 5, 5])
      const { keep } = await nms({ boxes, scores: float64([4], [1, 2, 3, 4]), threshold: 0 })
      return same(int32([4], [3, 2, 1, 0]), keep, "keep")
    }),
  ],
})
