import { psRegions } from "@detspec/spec/parts"
import type { KernelOf } from "../kernel.js"
import { poolWeighted, weightsOf } from "../pooling/weighted.js"

export const psRoiPoolKernel: KernelOf<"psRoiPool"> = (input, call) => {
  const { features, pooledHeight, pooledWidth } = input
  const [, , height = 0, width = 0] = features.shape
  const regions = psRegions(input, [height, width], [pooledHeight, pooledWidth])
  return poolWeighted(call, input, weightsOf(regions, width), { positionSensitive: true })
}
