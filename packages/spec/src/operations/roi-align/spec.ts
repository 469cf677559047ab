import { tabulate } from "@detspec/core"
import { poolRegions, sameChannel, weightedSum } from "../../shared/region.js"
import { meanRegion, type SampledRegion, sampledRegions } from "../../shared/samples.js"
import type { RoiAlignInput, RoiAlignOutput } from "./contract.js"

/** The greatest sample of a bin; 0 when it has none. */
const greatest = (
  { features }: RoiAlignInput,
  { image, rows, columns }: SampledRegion,
  channel: number,
  [i, j]: readonly [number, number],
): number => {
  let best = -Infinity
  for (const row of rows[i] ?? []) {
    for (const column of columns[j] ?? []) {
      best = Math.max(best, weightedSum(features, image, channel, row, column))
    }
  }
  return best === -Infinity ? 0 : best
}

/** The mean, or the greatest, of the features interpolated at the samples of every bin. */
export const roiAlign = (input: RoiAlignInput): RoiAlignOutput => {
  const { features, pooledHeight, pooledWidth, reduce } = input
  const [, channels = 0, height = 0, width = 0] = features.shape
  const regions = sampledRegions(input, [height, width], [pooledHeight, pooledWidth], input)
  if (reduce === "mean") {
    const shape = [channels, pooledHeight, pooledWidth] as const
    return { output: poolRegions(features, regions.map(meanRegion), shape, sameChannel) }
  }
  return {
    output: tabulate([regions.length, channels, pooledHeight, pooledWidth], (r = 0, c = 0, i = 0, j = 0) => {
      const region = regions[r]
      return region ? greatest(input, region, c, [i, j]) : 0
    }),
  }
}
