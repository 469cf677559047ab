import type { KernelOf } from "../kernel.js"
import { spreadWeighted } from "../pooling/weighted.js"
import { alignWeights } from "./roi-align.kernel.js"

export const roiAlignBackwardKernel: KernelOf<"roiAlignBackward"> = (input, call) => {
  const { cotangent, boxes, height, width } = input
  const [, , rows = 0, columns = 0] = cotangent.shape
  return spreadWeighted(call, input, alignWeights(boxes, [height, width], [rows, columns], input))
}
