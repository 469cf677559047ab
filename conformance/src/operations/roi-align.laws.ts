import { mapTensor } from "@detspec/core"
import type { In } from "@detspec/spec"
import * as fc from "fast-check"
import { alignLaws } from "../families/pooling/align-laws.js"
import { alignSampleLaws } from "../families/pooling/align-sample-laws.js"
import { sameChannels } from "../families/pooling/bin-channels.js"
import { longPoolings } from "../families/pooling/long.js"
import { longSamples } from "../families/pooling/long-bins.js"
import { mapOf } from "../families/pooling/maps.js"
import { poolingLaws } from "../families/pooling/pooling-laws.js"
import { poolingRefusals, tooManySamples } from "../families/pooling/pooling-refusals.js"
import { atLeastOneCell } from "../families/pooling/region-moves.js"
import { anyPooling, manyRegions, neatPooling, oneEach } from "../families/pooling/regions.js"
import { sampleCounts } from "../families/pooling/sample-counts.js"
import { twice } from "../kit/added.js"
import { alike } from "../kit/alike.js"
import { near } from "../kit/compare.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { shifted } from "../kit/moves.js"

type Input = In<"roiAlign">

const options = fc.record({
  samples: sampleCounts,
  aligned: fc.boolean(),
  reduce: fc.constantFrom("mean" as const, "max" as const),
})
const valid: fc.Arbitrary<Input> = fc
  .record({ pooling: anyPooling(oneEach), options })
  .map(({ pooling, options }) => ({ ...pooling, ...options }))
const neat: fc.Arbitrary<Input> = fc
  .record({ pooling: neatPooling(oneEach), options })
  .map(({ pooling, options }) => ({ ...pooling, ...options }))
const sampled = neat.map((input): Input => ({ ...input, samples: Math.max(input.samples, 1) }))
const output = { field: "output", of: ({ output }: { readonly output: Input["features"] }) => output }
const within = "within the accuracy"

export const roiAlignLaws: LawsOf<"roiAlign"> = lawsOf("roiAlign", {
  valid,
  large: () => ({
    features: mapOf([1, 4, 200, 340], { pattern: "mixed", cells: [] }),
    ...manyRegions(400, 200, 340),
    pooledHeight: 7,
    pooledWidth: 7,
    samples: 2,
    aligned: true,
    reduce: "mean",
  }),
  long: {
    ...longSamples({ aligned: true, reduce: "mean" as const }),
    ...longPoolings(oneEach, { samples: 2, aligned: true, reduce: "mean" as const }),
  },
  refusals: { ...poolingRefusals(sampled), ...tooManySamples(neat) },
  laws: [
    ...poolingLaws("roiAlign", valid, sameChannels),
    ...alignLaws,
    ...alignSampleLaws(sampled),
    alike(
      "roiAlign",
      "not aligned is aligned half a cell further right and down, for regions of a cell or more",
      neat.map((input): Input => ({ ...atLeastOneCell(input), aligned: false })),
      output,
      (input) => {
        const half = 0.5 / input.spatialScale
        return { ...input, aligned: true, boxes: shifted(input.boxes, half, half) }
      },
      (pooled) => pooled,
      within,
    ),
    alike(
      "roiAlign",
      "not aligned, a region narrower or lower than a cell is pooled as one of a cell",
      neat.map((input): Input => ({ ...input, aligned: false })),
      output,
      atLeastOneCell,
      (pooled) => pooled,
      within,
    ),
    law(
      "roiAlign",
      "the mean is odd: features of opposite sign pool to the opposite",
      valid.map((input): Input => ({ ...input, reduce: "mean" })),
      async (roiAlign, input, { tolerances }) => {
        const opposite = { ...input, features: mapTensor(input.features, (x) => -x) }
        const { output } = await roiAlign(input)
        const other = mapTensor((await roiAlign(opposite)).output, (x) => -x)
        return near(output, other, twice(tolerances(input).output), "output")
      },
    ),
  ],
})
