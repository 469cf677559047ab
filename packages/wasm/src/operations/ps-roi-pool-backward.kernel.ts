import type { KernelOf } from "../kernel.js"
import { meanCellWeights } from "../pooling/cell-taps.js"
import { spreadWeighted } from "../pooling/weighted.js"

export const psRoiPoolBackwardKernel: KernelOf<"psRoiPoolBackward"> = (input, call) => {
  const { cotangent, height, width } = input
  const [, , rows = 0, columns = 0] = cotangent.shape
  const weights = meanCellWeights(input, [height, width], [rows, columns])
  return spreadWeighted(call, input, weights, true)
}
