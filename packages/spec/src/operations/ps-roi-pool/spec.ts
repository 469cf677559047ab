import { psRegions } from "../../shared/ps-cells.js"
import { channelOfBin, poolRegions } from "../../shared/region.js"
import type { PsRoiPoolInput, PsRoiPoolOutput } from "./contract.js"

/** The mean of the cells of every bin, each bin on a channel of its own. */
export const psRoiPool = (input: PsRoiPoolInput): PsRoiPoolOutput => {
  const { features, pooledHeight: rows, pooledWidth: columns } = input
  const [, channels = 0, height = 0, width = 0] = features.shape
  const regions = psRegions(input, [height, width], [rows, columns])
  const shape = [channels / (rows * columns), rows, columns] as const
  return { output: poolRegions(features, regions, shape, channelOfBin(rows, columns)) }
}
