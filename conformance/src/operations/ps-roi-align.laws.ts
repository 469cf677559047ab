import type { FloatTensor } from "@detspec/core"
import { mapTensor, tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import { roiAlign } from "@detspec/spec"
import type { Pooling } from "@detspec/spec/parts"
import * as fc from "fast-check"
import { binChannels } from "../families/pooling/bin-channels.js"
import { innerPooling } from "../families/pooling/inner-regions.js"
import { longPoolings } from "../families/pooling/long.js"
import { longSamples } from "../families/pooling/long-bins.js"
import { filled, mapOf } from "../families/pooling/maps.js"
import { movedPlanes } from "../families/pooling/plane-moves.js"
import { poolingLaws } from "../families/pooling/pooling-laws.js"
import { poolingRefusals, tooManySamples } from "../families/pooling/pooling-refusals.js"
import { missingChannel, perBin } from "../families/pooling/position-sensitive.js"
import { anyPooling, manyRegions, neatPooling, oneForEveryBin } from "../families/pooling/regions.js"
import { sampleCounts } from "../families/pooling/sample-counts.js"
import { alike } from "../kit/alike.js"
import { near, same } from "../kit/compare.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { scaled, shifted } from "../kit/moves.js"

type Input = In<"psRoiAlign">

const withSamples = (given: fc.Arbitrary<Pooling>): fc.Arbitrary<Input> =>
  fc.record({ given, samples: sampleCounts }).map(({ given, samples }) => ({ ...given, samples }))
const valid = withSamples(anyPooling(oneForEveryBin))
const neat = withSamples(neatPooling(oneForEveryBin))
const sampled = (input: Input): Input => ({ ...input, samples: Math.max(input.samples, 1) })
const inner = withSamples(innerPooling.map(perBin)).map(sampled)
const output = { field: "output", of: ({ output }: { readonly output: FloatTensor }) => output }

const channelOf = ({ pooledHeight, pooledWidth }: Input, d: number, i: number, j: number): number =>
  (d * pooledHeight + i) * pooledWidth + j

export const psRoiAlignLaws: LawsOf<"psRoiAlign"> = lawsOf("psRoiAlign", {
  valid,
  large: () => ({
    features: mapOf([1, 49, 72, 68], { pattern: "mixed", cells: [] }),
    ...manyRegions(500, 72, 68),
    pooledHeight: 7,
    pooledWidth: 7,
    samples: 2,
  }),
  long: { ...longSamples({}), ...longPoolings(oneForEveryBin, { samples: 2 }) },
  refusals: {
    ...poolingRefusals(neat.map(sampled)),
    ...missingChannel(neat.map(sampled)),
    ...tooManySamples(neat),
  },
  laws: [
    ...poolingLaws("psRoiAlign", valid, binChannels),
    law(
      "psRoiAlign",
      "bin (i, j) of output d is bin (i, j) of roiAlign, aligned, on channel (d · rows + i) · columns + j",
      valid,
      async (psRoiAlign, input, { tolerances }) => {
        const every = roiAlign({ ...input, aligned: true, reduce: "mean" }).output
        const { output } = await psRoiAlign(input)
        const wanted = tabulate(output.shape, (r = 0, d = 0, i = 0, j = 0) =>
          every.get(r, channelOf(input, d, i, j), i, j),
        )
        return near(wanted, output, tolerances(input).output, "output")
      },
    ),
    law(
      "psRoiAlign",
      "where channel c is c everywhere, bin (i, j) of output d tells its channel, (d · rows + i) · columns + j",
      inner,
      async (psRoiAlign, drawn, { tolerances }) => {
        const input = { ...drawn, features: tabulate(drawn.features.shape, (_, c = 0) => c) }
        const { output } = await psRoiAlign(input)
        const wanted = tabulate(output.shape, (_, d = 0, i = 0, j = 0) => channelOf(input, d, i, j))
        return near(wanted, output, tolerances(input).output, "output")
      },
    ),
    alike(
      "psRoiAlign",
      "moved by whole cells together with the map, a region inside pools the same",
      inner,
      output,
      (input) => ({
        ...input,
        features: movedPlanes(input.features, 1, 2),
        boxes: shifted(input.boxes, 2 / input.spatialScale, 1 / input.spatialScale),
      }),
      (pooled) => pooled,
      "within the accuracy",
    ),
    law(
      "psRoiAlign",
      "samples = 0: a region without a side has no samples and is 0",
      fc.record({ input: neat, upright: fc.boolean() }),
      async (psRoiAlign, { input, upright }) => {
        const boxes = tabulate(input.boxes.shape, (r = 0, k = 0) =>
          k === (upright ? 2 : 3) ? input.boxes.get(r, k - 2) : input.boxes.get(r, k),
        )
        const { output } = await psRoiAlign({ ...input, boxes, samples: 0 })
        return same(filled(output.shape, 0), output, "output")
      },
    ),
    alike(
      "psRoiAlign",
      "it is linear: features of opposite sign and twice the size pool to that",
      valid,
      output,
      (input) => ({ ...input, features: scaled(input.features, -2) }),
      (pooled) => mapTensor(pooled, (x) => -2 * x),
      "within the accuracy",
    ),
  ],
})
