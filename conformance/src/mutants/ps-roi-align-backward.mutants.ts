import { tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import { psRoiAlignBackward, psRoiPoolBackward } from "@detspec/spec"
import { channelOfBin } from "@detspec/spec/parts"
import { askedCapped, givenCapped } from "../families/pooling/capped.js"
import type { TapsAt } from "../families/pooling/given-by.js"
import { givenBy, within } from "../families/pooling/given-by.js"
import { givenWrongly } from "../families/pooling/given-wrongly.js"
import { pickAlong, upTo } from "../families/pooling/plane-moves.js"
import { atLeastOneCell } from "../families/pooling/region-moves.js"
import { scaled } from "../kit/moves.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

type Input = In<"psRoiAlignBackward">

const answered = (bug: string, run: (input: Input) => Input["cotangent"], source = ""): Mutant =>
  mutant("psRoiAlignBackward", bug, { psRoiAlignBackward: (input) => ({ gradient: run(input) }) }, source)
const right = (input: Input) => psRoiAlignBackward(input).gradient
/** The right backward pass but for where samples give. */
const giving = (bug: string, tapsAt: TapsAt): Mutant =>
  answered(bug, (input) => {
    const [, D = 0, P = 0, Q = 0] = input.cotangent.shape
    return givenBy({ ...input, aligned: true }, tapsAt, D * P * Q, channelOfBin(P, Q))
  })

export const psRoiAlignBackwardMutants: readonly Mutant[] = [
  ...givenWrongly<Input>("psRoiAlignBackward", right, (run) => ({ psRoiAlignBackward: run })),
  answered("regions have a cell at least", (input) => right(atLeastOneCell(input))),
  answered("one sample, whatever is asked for", (input) => right({ ...input, samples: 1 })),
  answered("no more than 8 samples where they are asked for", (input) =>
    right({ ...input, samples: Math.min(input.samples, 8) }),
  ),
  answered("two samples instead of as many as needed", (input) =>
    right({ ...input, samples: input.samples || 2 }),
  ),
  ...[16, 64, 512].map((most) =>
    answered(`no more than ${most} samples, of as many as needed`, givenCapped(right, most)),
  ),
  ...[32, 64, 256].map((most) =>
    answered(`no more than ${most} samples where they are asked for`, (input) =>
      right(askedCapped(input, most)),
    ),
  ),
  answered("not divided by the number of samples", (input) =>
    scaled(right(input), Math.max(input.samples, 1) ** 2),
  ),
  answered("columns of bins before rows", (input) => {
    const [, D = 0, P = 1, Q = 1] = input.cotangent.shape
    const order = upTo(D * P * Q).map((c) => {
      const [d, j, i] = [Math.floor(c / (P * Q)), Math.floor(c / P) % Q, c % P]
      return (d * P + i) * Q + j
    })
    return pickAlong(right(input), 1, order)
  }),
  answered("every bin gives to the first channel of its output", (input) => {
    const gradient = right(input)
    const [, , P = 1, Q = 1] = input.cotangent.shape
    return tabulate(gradient.shape, (b = 0, c = 0, ...at) =>
      c % (P * Q) === 0 ? upTo(P * Q).reduce((sum, bin) => sum + gradient.get(b, c + bin, ...at), 0) : 0,
    )
  }),
  giving(
    "a sample at −1 gives nothing",
    within((p, side) => p > -1 && p <= side),
  ),
  giving(
    "a sample at H or W gives nothing",
    within((p, side) => p >= -1 && p < side),
  ),
  answered("whole cells, as PSRoIPool", (input) => psRoiPoolBackward(input).gradient),
]
