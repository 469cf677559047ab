import type { In } from "@detspec/spec"
import { roiAlign } from "@detspec/spec"
import type { PoolingBackward } from "@detspec/spec/parts"
import * as fc from "fast-check"
import { adjointLaw } from "../families/pooling/adjoint-law.js"
import { sameChannels } from "../families/pooling/bin-channels.js"
import { innerBackward } from "../families/pooling/inner-regions.js"
import { longBackward } from "../families/pooling/long.js"
import { longSamplesBackward } from "../families/pooling/long-bins.js"
import { mapOf } from "../families/pooling/maps.js"
import { poolingBackwardLaws } from "../families/pooling/pooling-backward-laws.js"
import { givingLaws } from "../families/pooling/pooling-gives-laws.js"
import { poolingBackwardRefusals, tooManySamples } from "../families/pooling/pooling-refusals.js"
import { atLeastOneCell } from "../families/pooling/region-moves.js"
import { anyBackward, manyRegions, neatBackward, oneEach } from "../families/pooling/regions.js"
import { sampleCounts } from "../families/pooling/sample-counts.js"
import { withoutSide } from "../families/pooling/without-side.js"
import { alike } from "../kit/alike.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { shifted } from "../kit/moves.js"

type Input = In<"roiAlignBackward">

const options = fc.record({ samples: sampleCounts, aligned: fc.boolean() })
const withOptions = (given: fc.Arbitrary<PoolingBackward>): fc.Arbitrary<Input> =>
  fc.record({ given, options }).map(({ given, options }) => ({ ...given, ...options }))
const valid = withOptions(anyBackward)
const neat = withOptions(neatBackward)
const sampled = (input: Input): Input => ({ ...input, samples: Math.max(input.samples, 1) })
const gradient = {
  field: "gradient",
  of: ({ gradient }: { readonly gradient: Input["cotangent"] }) => gradient,
}

export const roiAlignBackwardLaws: LawsOf<"roiAlignBackward"> = lawsOf("roiAlignBackward", {
  valid,
  large: () => ({
    cotangent: mapOf([300, 4, 7, 7], { pattern: "mixed", cells: [] }),
    ...manyRegions(300, 200, 340),
    samples: 2,
    aligned: true,
    batch: 1,
    height: 200,
    width: 340,
  }),
  long: { ...longSamplesBackward({ aligned: true }), ...longBackward({ samples: 2, aligned: true }) },
  refusals: { ...poolingBackwardRefusals(neat.map(sampled)), ...tooManySamples(neat) },
  laws: [
    adjointLaw(
      "roiAlignBackward",
      "roiAlign",
      valid,
      (input) => roiAlign({ ...input, reduce: "mean" }).output,
      oneEach,
    ),
    ...poolingBackwardLaws("roiAlignBackward", valid, sameChannels),
    ...givingLaws("roiAlignBackward", valid, withOptions(innerBackward).map(sampled)),
    withoutSide(
      "roiAlignBackward",
      neat.map((input): Input => ({ ...input, aligned: true })),
    ),
    alike(
      "roiAlignBackward",
      "not aligned is aligned half a cell further right and down, for regions of a cell or more",
      neat.map((input): Input => ({ ...atLeastOneCell(input), aligned: false })),
      gradient,
      (input) => {
        const half = 0.5 / input.spatialScale
        return { ...input, aligned: true, boxes: shifted(input.boxes, half, half) }
      },
      (whole) => whole,
      "within the accuracy",
    ),
    alike(
      "roiAlignBackward",
      "not aligned, a region narrower or lower than a cell gives as one of a cell",
      neat.map((input): Input => ({ ...input, aligned: false })),
      gradient,
      atLeastOneCell,
      (whole) => whole,
      "within the accuracy",
    ),
  ],
})
