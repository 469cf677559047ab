import { tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import { psRoiAlign, roiAlignBackward } from "@detspec/spec"
import type { PoolingBackward } from "@detspec/spec/parts"
import * as fc from "fast-check"
import { adjointLaw } from "../families/pooling/adjoint-law.js"
import { binChannels } from "../families/pooling/bin-channels.js"
import { innerBackward } from "../families/pooling/inner-regions.js"
import { longBackward } from "../families/pooling/long.js"
import { longSamplesBackward } from "../families/pooling/long-bins.js"
import { mapOf } from "../families/pooling/maps.js"
import { poolingBackwardLaws } from "../families/pooling/pooling-backward-laws.js"
import { givingLaws } from "../families/pooling/pooling-gives-laws.js"
import { poolingBackwardRefusals, tooManySamples } from "../families/pooling/pooling-refusals.js"
import { anyBackward, manyRegions, neatBackward, oneForEveryBin } from "../families/pooling/regions.js"
import { sampleCounts } from "../families/pooling/sample-counts.js"
import { withoutSide } from "../families/pooling/without-side.js"
import { near } from "../kit/compare.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"

type Input = In<"psRoiAlignBackward">

const withSamples = (given: fc.Arbitrary<PoolingBackward>): fc.Arbitrary<Input> =>
  fc.record({ given, samples: sampleCounts }).map(({ given, samples }) => ({ ...given, samples }))
const valid = withSamples(anyBackward)
const neat = withSamples(neatBackward)
const sampled = (input: Input): Input => ({ ...input, samples: Math.max(input.samples, 1) })

export const psRoiAlignBackwardLaws: LawsOf<"psRoiAlignBackward"> = lawsOf("psRoiAlignBackward", {
  valid,
  large: () => ({
    cotangent: mapOf([300, 1, 7, 7], { pattern: "mixed", cells: [] }),
    ...manyRegions(300, 72, 68),
    samples: 2,
    batch: 1,
    height: 72,
    width: 68,
  }),
  long: { ...longSamplesBackward({}), ...longBackward({ samples: 2 }) },
  refusals: { ...poolingBackwardRefusals(neat.map(sampled)), ...tooManySamples(neat) },
  laws: [
    adjointLaw(
      "psRoiAlignBackward",
      "psRoiAlign",
      valid,
      (input) => psRoiAlign(input).output,
      oneForEveryBin,
    ),
    ...poolingBackwardLaws("psRoiAlignBackward", valid, binChannels),
    ...givingLaws("psRoiAlignBackward", valid, withSamples(innerBackward).map(sampled)),
    withoutSide("psRoiAlignBackward", neat),
    law(
      "psRoiAlignBackward",
      "added up over the channels of the bins, it is roiAlignBackward, aligned",
      valid,
      async (psRoiAlignBackward, input, { tolerances }) => {
        const { gradient } = await psRoiAlignBackward(input)
        const [, , P = 1, Q = 1] = input.cotangent.shape
        const whole = roiAlignBackward({ ...input, aligned: true }).gradient
        const overBins = (of: (c: number) => number, d: number): number =>
          Array.from({ length: P * Q }, (_, bin) => of(d * P * Q + bin)).reduce((sum, x) => sum + x, 0)
        const off = tolerances(input).gradient
        const bounds = off && typeof off.bound !== "number" ? off.bound : gradient
        const sum = tabulate(whole.shape, (b = 0, d = 0, ...at) =>
          overBins((c) => gradient.get(b, c, ...at), d),
        )
        const bound = tabulate(whole.shape, (b = 0, d = 0, ...at) =>
          overBins((c) => bounds.get(b, c, ...at), d),
        )
        return near(whole, sum, { bound, because: `the bounds of the channels add up; ${off?.because}` })
      },
    ),
  ],
})
