import { channelOfBin, spreadRegions } from "../../shared/region.js"
import { meanRegion, sampledRegions } from "../../shared/samples.js"
import type { PsRoiAlignBackwardInput, PsRoiAlignBackwardOutput } from "./contract.js"

/** The weights of the forward pass, spread instead of gathered, each bin on its own channel. */
export const psRoiAlignBackward = (input: PsRoiAlignBackwardInput): PsRoiAlignBackwardOutput => {
  const { cotangent, batch, height, width } = input
  const [, channels = 0, rows = 0, columns = 0] = cotangent.shape
  const regions = sampledRegions(input, [height, width], [rows, columns], { ...input, aligned: true })
  const shape = [batch, channels * rows * columns, height, width] as const
  return {
    gradient: spreadRegions(cotangent, regions.map(meanRegion), shape, channelOfBin(rows, columns)),
  }
}
