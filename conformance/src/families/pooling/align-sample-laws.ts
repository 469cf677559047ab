import type { FloatTensor } from "@detspec/core"
import { tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import * as fc from "fast-check"
import { added } from "../../kit/added.js"
import { alike } from "../../kit/alike.js"
import { boundAt } from "../../kit/bounds.js"
import { near, same } from "../../kit/compare.js"
import type { Law } from "../../kit/law.js"
import { law } from "../../kit/law.js"
import { exactlySampled } from "./align-laws.js"
import { filled } from "./maps.js"
import { upTo } from "./plane-moves.js"

type Input = In<"roiAlign">

const reduces = fc.constantFrom("mean" as const, "max" as const)

/** Every 2 × 2 bins made one. */
const joined = (bins: FloatTensor, four: (values: readonly number[]) => number): FloatTensor => {
  const [R = 0, C = 0, rows = 0, columns = 0] = bins.shape
  return tabulate([R, C, rows / 2, columns / 2], (r = 0, c = 0, i = 0, j = 0) =>
    four(upTo(4).map((k) => bins.get(r, c, 2 * i + Math.floor(k / 2), 2 * j + (k % 2)))),
  )
}
const greatest = (values: readonly number[]): number => Math.max(...values)
const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x / values.length, 0)

const refined = (n: number): Law =>
  law(
    "roiAlign",
    `a bin of ${2 * n} × ${2 * n} samples is the mean, or the greatest, of 2 × 2 bins of ${n} × ${n}`,
    fc.record({ input: exactlySampled, reduce: reduces }),
    async (roiAlign, { input, reduce }, { tolerances }) => {
      const coarse = { ...input, reduce, samples: 2 * n }
      const halves = { pooledHeight: 2 * input.pooledHeight, pooledWidth: 2 * input.pooledWidth }
      const fine = { ...coarse, ...halves, samples: n }
      const { output } = await roiAlign(coarse)
      const bins = (await roiAlign(fine)).output
      const off = tolerances(fine).output
      const bounds = tabulate(bins.shape, (...at) => boundAt(off, ...at))
      const four = { bound: joined(bounds, greatest), because: "the bins err by their own bounds" }
      const wanted = joined(bins, reduce === "max" ? greatest : mean)
      return near(wanted, output, added(output.shape, tolerances(coarse).output, four), "output")
    },
  )

/** Regions whose bins are more than n - 1 and at most n cells wide, on features that only change along x. */
const wide: fc.Arbitrary<{ readonly input: Input; readonly n: number }> = fc
  .record({
    input: exactlySampled,
    n: fc.integer({ min: 1, max: 3 }),
    quarters: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ input, n, quarters }) => {
    const width = (input.pooledWidth * (n - 1 + quarters / 4)) / input.spatialScale
    const boxes = tabulate(input.boxes.shape, (r = 0, k = 0) =>
      k === 2 ? input.boxes.get(r, 0) + width : input.boxes.get(r, k),
    )
    const features = tabulate(input.features.shape, (b = 0, c = 0, _ = 0, x = 0) =>
      input.features.get(b, c, 0, x),
    )
    return { input: { ...input, features, boxes, aligned: true, samples: 0 }, n }
  })

/** High enough that no sample leaves the map: a region of the upper half of the first cells. */
const low = (input: Input): Input => ({
  ...input,
  boxes: tabulate(input.boxes.shape, (r = 0, k = 0) => {
    const scaled = [0, 0.25, 0, 0.75][k] ?? 0
    return k % 2 === 1 ? scaled / input.spatialScale : input.boxes.get(r, k)
  }),
})

const output = { field: "output", of: ({ output }: { readonly output: FloatTensor }) => output }

/** How samples make a bin. */
export const alignSampleLaws = (sampled: fc.Arbitrary<Input>): readonly Law[] => [
  refined(1),
  refined(2),
  law(
    "roiAlign",
    "samples = 0 takes as many along a side as a bin spans cells, rounded up, on each side by itself",
    fc.record({ drawn: wide, reduce: reduces }),
    async (roiAlign, { drawn: { input, n }, reduce }, { tolerances }) => {
      const adaptive = { ...low(input), reduce }
      const fixed = { ...adaptive, samples: n }
      const bounds = added(
        [input.boxes.shape[0] ?? 0, input.features.shape[1] ?? 0, input.pooledHeight, input.pooledWidth],
        tolerances(adaptive).output,
        tolerances(fixed).output,
      )
      return near((await roiAlign(fixed)).output, (await roiAlign(adaptive)).output, bounds, "output")
    },
  ),
  law(
    "roiAlign",
    "samples = 0: a region without a side has no samples and is 0, aligned",
    fc.record({ input: sampled, upright: fc.boolean() }),
    async (roiAlign, { input, upright }) => {
      const boxes = tabulate(input.boxes.shape, (r = 0, k = 0) =>
        k === (upright ? 2 : 3) ? input.boxes.get(r, k - 2) : input.boxes.get(r, k),
      )
      const { output } = await roiAlign({ ...input, boxes, aligned: true, samples: 0 })
      return same(filled(output.shape, 0), output, "output")
    },
  ),
  alike(
    "roiAlign",
    "one sample is both the mean and the greatest of a bin",
    sampled.map((input): Input => ({ ...input, samples: 1, reduce: "mean" })),
    output,
    (input) => ({ ...input, reduce: "max" }),
    (pooled) => pooled,
    "within the accuracy",
  ),
  law(
    "roiAlign",
    "the greatest sample is no less than the mean",
    sampled.map((input): Input => ({ ...input, reduce: "mean" })),
    async (roiAlign, input, { tolerances }) => {
      const average = (await roiAlign(input)).output
      const most = (await roiAlign({ ...input, reduce: "max" })).output
      const larger = tabulate(most.shape, (...at) => Math.max(most.get(...at), average.get(...at)))
      const off = added(most.shape, tolerances(input).output, tolerances({ ...input, reduce: "max" }).output)
      return near(larger, most, off, "output")
    },
  ),
]
