import { meanRegion, sampledRegions } from "@detspec/spec/parts"
import type { KernelOf } from "../kernel.js"
import { linearPooling } from "../linear-pooling.js"

export const psRoiAlignKernel: KernelOf<"psRoiAlign"> = {
  rows: ["boxes", "images"],
  compute: (run) => async (input) => {
    const { features, pooledHeight, pooledWidth } = input
    const [, , height = 0, width = 0] = features.shape
    const sampling = { ...input, aligned: true }
    const regions = sampledRegions(input, [height, width], [pooledHeight, pooledWidth], sampling)
    const kind = { positionSensitive: true, nothing: 0 }
    return linearPooling(run, input, regions.map(meanRegion), kind)
  },
}
