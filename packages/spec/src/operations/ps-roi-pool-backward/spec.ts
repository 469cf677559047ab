import { psRegions } from "../../shared/ps-cells.js"
import { channelOfBin, spreadRegions } from "../../shared/region.js"
import type { PsRoiPoolBackwardInput, PsRoiPoolBackwardOutput } from "./contract.js"

/** Every bin shares its cotangent out equally among its cells, on its own channel. */
export const psRoiPoolBackward = (input: PsRoiPoolBackwardInput): PsRoiPoolBackwardOutput => {
  const { cotangent, batch, height, width } = input
  const [, channels = 0, rows = 0, columns = 0] = cotangent.shape
  const regions = psRegions(input, [height, width], [rows, columns])
  const shape = [batch, channels * rows * columns, height, width] as const
  return { gradient: spreadRegions(cotangent, regions, shape, channelOfBin(rows, columns)) }
}
