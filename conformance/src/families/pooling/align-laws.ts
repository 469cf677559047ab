import { tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import * as fc from "fast-check"
import { alike } from "../../kit/alike.js"
import { near } from "../../kit/compare.js"
import type { Law } from "../../kit/law.js"
import { law } from "../../kit/law.js"
import { shifted } from "../../kit/moves.js"
import { innerAlign, onSlope, slope } from "./inner-regions.js"
import { filled } from "./maps.js"
import { movedPlanes, reversedAlong, upTo } from "./plane-moves.js"
import { flippedRegions } from "./region-moves.js"
import { neatPooling, oneEach } from "./regions.js"

type Input = In<"roiAlign">

const output = { field: "output", of: ({ output }: { readonly output: Input["features"] }) => output }
const within = "within the accuracy"

/** Where a side of a region starts, and how long it is, in cells from the centre of the first. */
const side = (input: Input, r: number, axis: 0 | 1): readonly [start: number, size: number] => {
  const [low, high] = [input.boxes.get(r, 1 - axis), input.boxes.get(r, 3 - axis)]
  const size = (high - low) * input.spatialScale
  return input.aligned
    ? [low * input.spatialScale - 0.5, size]
    : [low * input.spatialScale, Math.max(size, 1)]
}

/** Bins, samples and corners of powers of two: every sample's place is exact. */
export const exactlySampled: fc.Arbitrary<Input> = fc
  .record({
    pooling: neatPooling(oneEach),
    pooledHeight: fc.constantFrom(1, 2, 4),
    pooledWidth: fc.constantFrom(1, 2, 4),
    samples: fc.constantFrom(1, 2, 4),
    aligned: fc.boolean(),
  })
  .map(({ pooling, ...rest }) => ({ ...pooling, ...rest, reduce: "mean" }))

/** The share of a bin's samples along one side that lie at most a cell beyond the centres at the border. */
const shareInside = (input: Input, r: number, axis: 0 | 1, bin: number): number => {
  const [start, size] = side(input, r, axis)
  const n = input.samples
  const count = n * (axis === 0 ? input.pooledHeight : input.pooledWidth)
  const inside = upTo(n).filter((k) => {
    const place = start + (size * (bin * n + k + 0.5)) / count
    return place >= -1 && place <= (input.features.shape[2 + axis] ?? 0)
  })
  return inside.length / n
}

export const alignLaws: readonly Law[] = [
  law(
    "roiAlign",
    "on a ramp, a bin's mean is the ramp at the middle of the bin: half a cell off the corner, if aligned",
    fc.record({ input: innerAlign, slope }).map(({ input, slope }) => ({
      input: onSlope<Input>({ ...input, samples: Math.max(input.samples, 1), reduce: "mean" }, slope),
      slope,
    })),
    async (roiAlign, { input, slope: { down, right } }, { tolerances }) => {
      const { output } = await roiAlign(input)
      const middle = (r: number, axis: 0 | 1, bin: number, bins: number): number => {
        const [start, size] = side(input, r, axis)
        return start + (size * (bin + 0.5)) / bins
      }
      const wanted = tabulate(output.shape, (r = 0, c = 0, i = 0, j = 0) => {
        const offset = 2 * input.images.get(r) + 8 * c
        const y = middle(r, 0, i, input.pooledHeight)
        return offset + down * y + right * middle(r, 1, j, input.pooledWidth)
      })
      return near(wanted, output, tolerances(input).output, "output")
    },
  ),
  law(
    "roiAlign",
    "on a map of ones, the mean is the share of samples within −1 ≤ y ≤ H and −1 ≤ x ≤ W",
    exactlySampled,
    async (roiAlign, drawn, { tolerances }) => {
      const input = { ...drawn, features: filled(drawn.features.shape, 1) }
      const { output } = await roiAlign(input)
      const wanted = tabulate(
        output.shape,
        (r = 0, _ = 0, i = 0, j = 0) => shareInside(input, r, 0, i) * shareInside(input, r, 1, j),
      )
      return near(wanted, output, tolerances(input).output, "output")
    },
  ),
  alike(
    "roiAlign",
    "left and right are alike, aligned: mirrored map and regions pool to the mirrored output",
    exactlySampled.map((input): Input => ({ ...input, aligned: true })),
    output,
    flippedRegions,
    (pooled) => reversedAlong(pooled, 3),
    within,
  ),
  alike(
    "roiAlign",
    "moved by whole cells together with the map, a region inside pools the same",
    innerAlign,
    output,
    (input) => ({
      ...input,
      features: movedPlanes(input.features, 1, 2),
      boxes: shifted(input.boxes, 2 / input.spatialScale, 1 / input.spatialScale),
    }),
    (pooled) => pooled,
    within,
  ),
]
