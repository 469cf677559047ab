import type { KernelOf } from "../kernel.js"
import { meanCellWeights } from "../pooling/cell-taps.js"
import { poolWeighted } from "../pooling/weighted.js"

export const psRoiPoolKernel: KernelOf<"psRoiPool"> = (input, call) => {
  const { features, pooledHeight, pooledWidth } = input
  const [, , height = 0, width = 0] = features.shape
  const weights = meanCellWeights(input, [height, width], [pooledHeight, pooledWidth])
  return poolWeighted(call, input, weights, { positionSensitive: true })
}
