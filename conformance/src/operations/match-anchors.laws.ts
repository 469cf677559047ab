import { float64, int32, toArray, toBoxes } from "@detspec/core"
import type { In } from "@detspec/spec"
import { boxIou } from "@detspec/spec"
import * as fc from "fast-check"
import { almostCrowdOf, crowdOf } from "../families/anchors/crowds.js"
import { longMatches } from "../families/anchors/long.js"
import { judgeMatches } from "../families/anchors/matches.js"
import { nearTies } from "../families/anchors/near-ties.js"
import { bestOf, columnOf, matching, rowOf } from "../families/anchors/qualities.js"
import { disorderedBoxes } from "../families/boxes/broken-boxes.js"
import { closePair, judgeClose } from "../families/suppression/close-overlaps.js"
import { same } from "../kit/compare.js"
import { box, boxesOf, boxPairsOf, exactBox, wholeBox } from "../kit/generators/boxes.js"
import { manyBoxes } from "../kit/generators/tensors.js"
import { fact, law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { pickRows, scaled, shifted, swapAxes } from "../kit/moves.js"
import { allHold, expect } from "../kit/verdict.js"

type Input = In<"matchAnchors">

const matched = (boxes: ReturnType<typeof boxPairsOf>): fc.Arbitrary<Input> =>
  fc
    .tuple(boxes, matching)
    .map(([{ boxes1, boxes2 }, rule]) => ({ anchors: boxes1, truths: boxes2, ...rule }))

const crowds = fc.record({ boxes1: crowdOf([12, 1, 4, 0]), boxes2: crowdOf([4, 1, 2, 0]) })
/** Of usual size, tiny and huge. */
const scaledCrowds = fc
  .tuple(crowds, fc.constantFrom(1, 1, 1, 2 ** -20, 2 ** 17))
  .map(([{ boxes1, boxes2 }, pixel]) => ({ boxes1: scaled(boxes1, pixel), boxes2: scaled(boxes2, pixel) }))
/** Whole pixels: unequal overlaps lie far apart, so that no rounding makes them tie. */
const almostAlike = fc.record({ boxes1: almostCrowdOf([12, 1, 4]), boxes2: almostCrowdOf([4, 1, 2]) })
const valid = matched(
  fc.oneof({ weight: 2, arbitrary: boxPairsOf(box) }, { weight: 1, arbitrary: almostAlike }),
)
const wholeOr = (others: typeof crowds): fc.Arbitrary<Input> =>
  matched(fc.oneof({ weight: 1, arbitrary: boxPairsOf(wholeBox) }, { weight: 3, arbitrary: others }))
const exact = wholeOr(scaledCrowds)
/** These can be moved by whole pixels without rounding; tiny boxes would need more digits then. */
const movable = wholeOr(crowds)
const plain: Input = {
  anchors: float64([0, 4], []),
  truths: float64([0, 4], []),
  high: 0.5,
  low: 0.5,
  lowQuality: "none",
}

const overlaps = ({ anchors, truths }: Input) => boxIou({ boxes1: truths, boxes2: anchors }).iou

export const matchAnchorsLaws: LawsOf<"matchAnchors"> = lawsOf("matchAnchors", {
  valid,
  exact,
  large: () => ({ ...plain, anchors: manyBoxes(100_000), truths: manyBoxes(4, 1024, 3), lowQuality: "own" }),
  long: longMatches,
  refusals: {
    "anchors in order": {
      field: "anchors",
      given: fc
        .tuple(boxesOf(exactBox, [1, 3]), disorderedBoxes)
        .map(([truths, anchors]) => ({ ...plain, truths, anchors })),
    },
    "truths in order": {
      field: "truths",
      given: fc
        .tuple(boxesOf(exactBox, [1, 3]), disorderedBoxes)
        .map(([anchors, truths]) => ({ ...plain, anchors, truths })),
    },
    "low up to high": {
      field: "low",
      given: fc
        .tuple(valid, fc.constantFrom(0.25, 0.5))
        .map(([input, high]) => ({ ...input, high, low: 0.75 })),
    },
  },
  laws: [
    law(
      "matchAnchors",
      "within rounding, an anchor's truth is its best, and the thresholds say what it is",
      fc.oneof(
        { weight: 4, arbitrary: valid.map((input): Input => ({ ...input, lowQuality: "none" })) },
        { weight: 1, arbitrary: nearTies },
      ),
      async (matchAnchors, input, { arithmetic }) =>
        judgeMatches(input, toArray((await matchAnchors(input)).matches), arithmetic),
    ),
    law(
      "matchAnchors",
      "an anchor that overlaps no truth is never positive, whatever the rule",
      exact,
      async (matchAnchors, input) => {
        const matches = toArray((await matchAnchors(input)).matches)
        const table = overlaps(input)
        const wrong = matches.findIndex((m, n) => m >= 0 && columnOf(table, n).every((u) => u === 0))
        return expect(wrong < 0, "no match without an overlap", `anchor ${wrong} of ${matches}`)
      },
    ),
    law(
      "matchAnchors",
      "a true box among the anchors matches a truth that it equals",
      fc.tuple(boxesOf(exactBox, [1, 2, 3, 5]), boxesOf(exactBox, [0, 1, 3])),
      async (matchAnchors, [truths, others]) => {
        const anchors = float64(
          [(truths.shape[0] ?? 0) + (others.shape[0] ?? 0), 4],
          [...toArray(truths), ...toArray(others)],
        )
        const { matches } = await matchAnchors({ ...plain, anchors, truths, high: 1, low: 0 })
        const list = toBoxes(truths)
        const wrong = list.findIndex((truth, n) => !truth.every((x, k) => x === list[matches.get(n)]?.[k]))
        return expect(wrong < 0, "a match to an equal truth", `truth ${wrong}: ${toArray(matches)}`)
      },
    ),
    law(
      "matchAnchors",
      "own: every truth that overlaps an anchor makes its best anchors positive",
      exact.map((input): Input => ({ ...input, lowQuality: "own" })),
      async (matchAnchors, input) => {
        const { matches } = await matchAnchors(input)
        const table = overlaps(input)
        const wrong = toBoxes(input.truths).findIndex((_, m) => {
          const row = rowOf(table, m)
          const [best] = bestOf(row)
          return best > 0 && row.some((u, n) => u === best && matches.get(n) < 0)
        })
        return expect(wrong < 0, "positive best anchors", `truth ${wrong}: ${toArray(matches)}`)
      },
    ),
    law(
      "matchAnchors",
      "rescuer: the last truth that overlaps an anchor has the first of its best anchors",
      exact.map((input): Input => ({ ...input, lowQuality: "rescuer" })),
      async (matchAnchors, input) => {
        const { matches } = await matchAnchors(input)
        const table = overlaps(input)
        const rows = toBoxes(input.truths).map((_, m) => bestOf(rowOf(table, m)))
        const last = rows.findLastIndex(([best]) => best > 0)
        const at = rows[last]?.[1]
        return at === undefined
          ? expect(
              toArray(matches).every((m) => m < 0),
              "no match",
              `${toArray(matches)}`,
            )
          : expect(matches.get(at) === last, `anchor ${at} to truth ${last}`, `${toArray(matches)}`)
      },
    ),
    law(
      "matchAnchors",
      "moved, doubled or mirrored together, anchors and truths match alike",
      movable,
      async (matchAnchors, input) => {
        const { matches } = await matchAnchors(input)
        const moves = [
          (boxes: Input["anchors"]) => shifted(boxes, -512, 256),
          (boxes: Input["anchors"]) => scaled(boxes, 2),
          swapAxes,
        ]
        const verdicts = []
        for (const move of moves) {
          const moved = { ...input, anchors: move(input.anchors), truths: move(input.truths) }
          verdicts.push(same(matches, (await matchAnchors(moved)).matches, "matches"))
        }
        return allHold(verdicts)
      },
    ),
    law(
      "matchAnchors",
      "without a low-quality rule an anchor's match depends on that anchor alone",
      exact.map((input): Input => ({ ...input, lowQuality: "none" })),
      async (matchAnchors, input) => {
        const { matches } = await matchAnchors(input)
        const count = input.anchors.shape[0] ?? 0
        const alone = []
        for (let n = 0; n < count; n += 1) {
          const { matches: one } = await matchAnchors({ ...input, anchors: pickRows(input.anchors, [n]) })
          alone.push(one.get(0))
        }
        return same(int32([count], alone), matches, "matches")
      },
    ),
    law(
      "matchAnchors",
      "barely over high is positive and barely under it is not, as exactly as the contract asks for an overlap",
      closePair,
      async (matchAnchors, pair, { arithmetic }) => {
        const [anchors, truths] = [pickRows(pair, [0]), pickRows(pair, [1])]
        const matches = async (high: number) =>
          toArray((await matchAnchors({ ...plain, anchors, truths, high, low: high })).matches)
        return judgeClose(pair, arithmetic, matches, [[0], [-1]])
      },
    ),
    fact(
      "matchAnchors",
      "of two anchors that tie for a truth's best, own takes both and rescuer the first; at exactly low none is negative",
      async (matchAnchors) => {
        const anchors = float64([3, 4], [2, 0, 4, 4, 0, 0, 2, 4, 0, 0, 1, 4])
        const truths = float64([1, 4], [0, 0, 4, 4])
        const asked = { ...plain, anchors, truths, high: 0.75, low: 0.25 }
        const by = async (lowQuality: Input["lowQuality"]) =>
          (await matchAnchors({ ...asked, lowQuality })).matches
        return allHold([
          same(int32([3], [-2, -2, -2]), await by("none"), "matches by none"),
          same(int32([3], [0, 0, -2]), await by("own"), "matches by own"),
          same(int32([3], [0, -2, -2]), await by("rescuer"), "matches by rescuer"),
        ])
      },
    ),
    fact(
      "matchAnchors",
      "without truths every anchor is negative, also where low is 0",
      async (matchAnchors) => {
        const anchors = float64([2, 4], [0, 0, 0, 0, 0, 0, 4, 4])
        const { matches } = await matchAnchors({ ...plain, anchors, low: 0 })
        return same(int32([2], [-1, -1]), matches, "matches")
      },
    ),
    fact(
      "matchAnchors",
      "it is the overlap over the union that counts: an anchor inside a large truth, and one around a small truth, are negative",
      async (matchAnchors) => {
        const anchors = float64([2, 4], [0, 0, 2, 2, 16, 0, 24, 8])
        const truths = float64([2, 4], [0, 0, 8, 8, 16, 0, 18, 2])
        const { matches } = await matchAnchors({ ...plain, anchors, truths, high: 0.125, low: 0.125 })
        return same(int32([2], [-1, -1]), matches, "matches")
      },
    ),
  ],
})
