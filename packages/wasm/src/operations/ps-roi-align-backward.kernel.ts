import type { KernelOf } from "../kernel.js"
import { spreadWeighted } from "../pooling/weighted.js"
import { alignWeights } from "./roi-align.kernel.js"

export const psRoiAlignBackwardKernel: KernelOf<"psRoiAlignBackward"> = (input, call) => {
  const { cotangent, boxes, height, width } = input
  const [, , rows = 0, columns = 0] = cotangent.shape
  const weights = alignWeights(boxes, [height, width], [rows, columns], { ...input, aligned: true })
  return spreadWeighted(call, input, weights, true)
}
