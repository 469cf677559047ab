import { sameChannel, spreadRegions } from "../../shared/region.js"
import { meanRegion, sampledRegions } from "../../shared/samples.js"
import type { RoiAlignBackwardInput, RoiAlignBackwardOutput } from "./contract.js"

/** The weights of the forward pass, spread instead of gathered. */
export const roiAlignBackward = (input: RoiAlignBackwardInput): RoiAlignBackwardOutput => {
  const { cotangent, batch, height, width } = input
  const [, channels = 0, rows = 0, columns = 0] = cotangent.shape
  const regions = sampledRegions(input, [height, width], [rows, columns], input).map(meanRegion)
  return { gradient: spreadRegions(cotangent, regions, [batch, channels, height, width], sameChannel) }
}
