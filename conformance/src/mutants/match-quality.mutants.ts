import type { Int32Tensor } from "@detspec/core"
import { tabulateInt32 } from "@detspec/core"
import { matchQuality } from "@detspec/spec"
import { matchingBugs } from "../families/anchors/matching-bugs.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"
import { narrow } from "./common/wrapped.js"

const without31 = (matches: Int32Tensor): Int32Tensor =>
  tabulateInt32(matches.shape, (n = 0) => (matches.get(n) === 31 ? -1 : matches.get(n)))

export const matchQualityMutants: readonly Mutant[] = [
  ...matchingBugs.map(({ bug, run, source }) => mutant("matchQuality", bug, { matchQuality: run }, source)),
  mutant("matchQuality", "one threshold: low", {
    matchQuality: (input) => matchQuality({ ...input, high: Math.max(input.low, 2 ** -20), low: input.low }),
  }),
  mutant("matchQuality", "only four truths are looked at", {
    matchQuality: (input) => {
      const { matches } = matchQuality(input)
      matches.data.forEach((m, n) => {
        if (m >= 4) matches.set(n, -1)
      })
      return { matches }
    },
  }),
  narrow("matchQuality", "matches in 16 bits", "matches", 65_536),
  mutant("matchQuality", "the last truth of a word of 32 bits is lost", {
    matchQuality: (input) => ({
      matches: without31(matchQuality(input).matches),
    }),
  }),
  mutant("matchQuality", "anchors from the ten-thousandth on are not saved", {
    matchQuality: (input) => {
      const [all, plain] = [matchQuality(input), matchQuality({ ...input, lowQuality: "none" })]
      return {
        matches: tabulateInt32(all.matches.shape, (n = 0) => (n < 10_000 ? all : plain).matches.get(n)),
      }
    },
  }),
]
