import { channelOfBin, poolRegions } from "../../shared/region.js"
import { meanRegion, sampledRegions } from "../../shared/samples.js"
import type { PsRoiAlignInput, PsRoiAlignOutput } from "./contract.js"

/** The mean of the samples of every bin, each bin on a channel of its own: roiAlign, aligned. */
export const psRoiAlign = (input: PsRoiAlignInput): PsRoiAlignOutput => {
  const { features, pooledHeight: rows, pooledWidth: columns } = input
  const [, channels = 0, height = 0, width = 0] = features.shape
  const regions = sampledRegions(input, [height, width], [rows, columns], { ...input, aligned: true })
  const shape = [channels / (rows * columns), rows, columns] as const
  return { output: poolRegions(features, regions.map(meanRegion), shape, channelOfBin(rows, columns)) }
}
