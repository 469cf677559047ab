import { matchQuality } from "@detspec/spec"
import { matchingBugs } from "../families/anchors/matching-bugs.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"
import { narrow } from "./common/wrapped.js"

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
]
