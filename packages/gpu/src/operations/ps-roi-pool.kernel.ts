import { psRegions } from "@detspec/spec/parts"
import type { KernelOf } from "../kernel.js"
import { linearPooling } from "../linear-pooling.js"

export const psRoiPoolKernel: KernelOf<"psRoiPool"> = {
  rows: ["boxes", "images"],
  compute: (run) => async (input) => {
    const { features, pooledHeight, pooledWidth } = input
    const [, , height = 0, width = 0] = features.shape
    const regions = psRegions(input, [height, width], [pooledHeight, pooledWidth])
    const kind = { positionSensitive: true, nothing: 0 }
    return linearPooling(run, input, regions, kind)
  },
}
