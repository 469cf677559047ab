import { cropRegions } from "@detspec/spec/parts"
import type { KernelOf } from "../kernel.js"
import { poolWeighted, weightsOf } from "../pooling/weighted.js"

export const cropAndResizeKernel: KernelOf<"cropAndResize"> = (input, call) => {
  const { features, pooledHeight, pooledWidth, extrapolation } = input
  const [, , height = 0, width = 0] = features.shape
  const regions = cropRegions(input, [height, width], [pooledHeight, pooledWidth])
  return poolWeighted(call, input, weightsOf(regions, width), { nothing: extrapolation })
}
