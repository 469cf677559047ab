import { cropRegions } from "@detspec/spec/parts"
import type { KernelOf } from "../kernel.js"
import { linearPooling } from "../linear-pooling.js"

export const cropAndResizeKernel: KernelOf<"cropAndResize"> = {
  rows: ["boxes", "images"],
  compute: (run) => async (input) => {
    const { features, pooledHeight, pooledWidth, extrapolation } = input
    const [, , height = 0, width = 0] = features.shape
    const regions = cropRegions(input, [height, width], [pooledHeight, pooledWidth])
    const kind = { positionSensitive: false, nothing: extrapolation }
    return linearPooling(run, input, regions, kind)
  },
}
