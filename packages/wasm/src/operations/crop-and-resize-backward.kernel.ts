import { cropRegions } from "@detspec/spec/parts"
import type { KernelOf } from "../kernel.js"
import { spreadWeighted, weightsOf } from "../pooling/weighted.js"

export const cropAndResizeBackwardKernel: KernelOf<"cropAndResizeBackward"> = (input, call) => {
  const { cotangent, height, width } = input
  const [, , rows = 0, columns = 0] = cotangent.shape
  const regions = cropRegions(input, [height, width], [rows, columns])
  return spreadWeighted(call, input, weightsOf(regions, width))
}
