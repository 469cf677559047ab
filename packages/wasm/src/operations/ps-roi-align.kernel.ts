import type { KernelOf } from "../kernel.js"
import { poolWeighted } from "../pooling/weighted.js"
import { alignWeights } from "./roi-align.kernel.js"

export const psRoiAlignKernel: KernelOf<"psRoiAlign"> = (input, call) => {
  const { features, boxes, pooledHeight, pooledWidth } = input
  const [, , height = 0, width = 0] = features.shape
  const sampling = { ...input, aligned: true }
  const weights = alignWeights(boxes, [height, width], [pooledHeight, pooledWidth], sampling)
  return poolWeighted(call, input, weights, { positionSensitive: true })
}
