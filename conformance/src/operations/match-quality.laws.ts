import { float64, int32, tabulate, toArray } from "@detspec/core"
import type { In } from "@detspec/spec"
import * as fc from "fast-check"
import { longQualities } from "../families/anchors/long.js"
import { bestOf, columnOf, matching, qualities, rowOf } from "../families/anchors/qualities.js"
import { same } from "../kit/compare.js"
import { permutationOf, spread } from "../kit/generators/tensors.js"
import { fact, law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { expect } from "../kit/verdict.js"

type Input = In<"matchQuality">

const valid: fc.Arbitrary<Input> = fc
  .tuple(qualities, matching)
  .map(([quality, thresholds]) => ({ quality, ...thresholds }))
const by = (lowQuality: Input["lowQuality"]): fc.Arbitrary<Input> =>
  valid.map((input) => ({ ...input, lowQuality }))

const truths = ({ quality }: Input): readonly number[] =>
  Array.from({ length: quality.shape[0] ?? 0 }, (_, m) => m)
const anchors = ({ quality }: Input): readonly number[] =>
  Array.from({ length: quality.shape[1] ?? 0 }, (_, n) => n)

/** The anchors that tie for the best that truth m has; none for a truth that suits no anchor. */
const bestAnchors = ({ quality }: Input, m: number): readonly number[] => {
  const row = rowOf(quality, m)
  const [best] = bestOf(row)
  return best > 0 ? row.flatMap((q, n) => (q === best ? [n] : [])) : []
}

export const matchQualityLaws: LawsOf<"matchQuality"> = lawsOf("matchQuality", {
  valid,
  large: () => ({
    quality: tabulate([8, 100_000], (m = 0, n = 0) => Math.max(0, spread(n, m) * 2 - 1)),
    high: 0.75,
    low: 0.5,
    lowQuality: "own",
  }),
  long: longQualities,
  refusals: {
    "low up to high": {
      field: "low",
      given: fc
        .tuple(qualities, fc.constantFrom(0.25, 0.5))
        .map(([quality, high]) => ({ quality, high, low: high + 0.125, lowQuality: "none" as const })),
    },
  },
  laws: [
    law(
      "matchQuality",
      "without a low-quality rule: best ≥ high is positive, best < low is negative, between is ignored",
      by("none"),
      async (matchQuality, input) => {
        const { matches } = await matchQuality(input)
        const wanted = anchors(input).map((n) => {
          const [best, index] = bestOf(columnOf(input.quality, n))
          return best >= input.high ? index : best >= input.low ? -2 : -1
        })
        return same(int32([wanted.length], wanted), matches, "matches")
      },
    ),
    law(
      "matchQuality",
      "a positive anchor suits its truth by more than 0, whatever the rule",
      valid,
      async (matchQuality, input) => {
        const matches = toArray((await matchQuality(input)).matches)
        const wrong = matches.findIndex((m, n) => m >= 0 && !(input.quality.get(m, n) > 0))
        return expect(wrong < 0, "a quality above 0 for every match", `anchor ${wrong} of ${matches}`)
      },
    ),
    law(
      "matchQuality",
      "own: exactly the anchors that tie for a truth's best turn positive, each with its own first best truth",
      by("own"),
      async (matchQuality, input) => {
        const { matches } = await matchQuality(input)
        const without = toArray((await matchQuality({ ...input, lowQuality: "none" })).matches)
        const saved = new Set(truths(input).flatMap((m) => bestAnchors(input, m)))
        const wanted = without.map((match, n) =>
          saved.has(n) ? bestOf(columnOf(input.quality, n))[1] : match,
        )
        return same(int32([wanted.length], wanted), matches, "matches")
      },
    ),
    law(
      "matchQuality",
      "rescuer: the first of its best anchors goes to each truth, a later truth wins, all others stay",
      by("rescuer"),
      async (matchQuality, input) => {
        const { matches } = await matchQuality(input)
        const without = await matchQuality({ ...input, lowQuality: "none" })
        const wanted = toArray(without.matches)
        for (const m of truths(input)) {
          const [first] = bestAnchors(input, m)
          if (first !== undefined) wanted[first] = m
        }
        return same(int32([wanted.length], wanted), matches, "matches")
      },
    ),
    law(
      "matchQuality",
      "own and none: listed in another order, the anchors have the same matches",
      valid.chain((input) =>
        fc.tuple(
          fc.constant(input),
          permutationOf(input.quality.shape[1] ?? 0),
          fc.constantFrom("none", "own"),
        ),
      ),
      async (matchQuality, [input, order, lowQuality]) => {
        const rule = { ...input, lowQuality }
        const { matches } = await matchQuality(rule)
        const quality = tabulate(input.quality.shape, (m = 0, n = 0) => input.quality.get(m, order[n] ?? 0))
        const moved = await matchQuality({ ...rule, quality })
        const wanted = order.map((n) => matches.get(n))
        return same(int32([wanted.length], wanted), moved.matches, "matches")
      },
    ),
    law(
      "matchQuality",
      "a truth listed again, after the others, changes nothing but what rescuer gives to it",
      valid,
      async (matchQuality, input) => {
        const [M = 0, N = 0] = input.quality.shape
        const { matches } = await matchQuality(input)
        const quality = tabulate([2 * M, N], (m = 0, n = 0) => input.quality.get(m % Math.max(M, 1), n))
        const again = toArray((await matchQuality({ ...input, quality })).matches)
        const back = again.map((m) => (m >= M && input.lowQuality === "rescuer" ? m - M : m))
        return same(matches, int32([N], back), "matches")
      },
    ),
    fact("matchQuality", "of 300 truths, the last one is told from the others", async (matchQuality) => {
      const quality = tabulate([300, 3], (m = 0, n = 0) => (m === 299 - 43 * n ? 1 : 0.5))
      const { matches } = await matchQuality({ quality, high: 0.5, low: 0.5, lowQuality: "none" })
      return same(int32([3], [299, 256, 213]), matches, "matches")
    }),
    fact("matchQuality", "no truths: every anchor is negative, under every rule", async (matchQuality) => {
      const quality = float64([0, 2], [])
      const verdicts = await Promise.all(
        (["none", "own", "rescuer"] as const).map(async (lowQuality) =>
          toArray((await matchQuality({ quality, high: 0.5, low: 0, lowQuality })).matches),
        ),
      )
      return expect(
        verdicts.every((all) => all.length === 2 && all.every((m) => m === -1)),
        "-1, -1",
        verdicts.join("; "),
      )
    }),
    fact(
      "matchQuality",
      "the quality equal to high is positive, the one equal to low is ignored",
      async (matchQuality) => {
        const quality = float64([1, 5], [0.5, 0.4375, 0.25, 0.1875, 0])
        const { matches } = await matchQuality({ quality, high: 0.5, low: 0.25, lowQuality: "none" })
        return same(int32([5], [0, -2, -2, -1, -1]), matches, "matches")
      },
    ),
  ],
})
