import { cropRegions } from "../../shared/crop-grid.js"
import { sameChannel, spreadRegions } from "../../shared/region.js"
import type { CropAndResizeBackwardInput, CropAndResizeBackwardOutput } from "./contract.js"

/** The weights of the forward pass, spread instead of gathered; an extrapolated point has none. */
export const cropAndResizeBackward = (input: CropAndResizeBackwardInput): CropAndResizeBackwardOutput => {
  const { cotangent, batch, height, width } = input
  const [, channels = 0, rows = 0, columns = 0] = cotangent.shape
  const regions = cropRegions(input, [height, width], [rows, columns])
  return { gradient: spreadRegions(cotangent, regions, [batch, channels, height, width], sameChannel) }
}
