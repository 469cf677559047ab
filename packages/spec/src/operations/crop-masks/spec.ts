import { tabulate } from "@detspec/core"
import type { RoiAlignInput } from "../roi-align/contract.js"
import { roiAlign } from "../roi-align/spec.js"
import type { CropMasksInput, CropMasksOutput } from "./contract.js"

/** The masks as feature maps of one channel, the truths as images, in pixels, with as many samples as needed. */
export const asRoiAlign = ({ masks, boxes, truths, size, aligned }: CropMasksInput): RoiAlignInput => {
  const [count = 0, height = 0, width = 0] = masks.shape
  return {
    features: tabulate([count, 1, height, width], (m = 0, _, y = 0, x = 0) => masks.get(m, y, x)),
    boxes,
    images: truths,
    spatialScale: 1,
    pooledHeight: size,
    pooledWidth: size,
    samples: 0,
    aligned,
    reduce: "mean",
  }
}

/** RoIAlign of each box on the mask of its truth. */
export const cropMasks = (input: CropMasksInput): CropMasksOutput => ({
  targets: roiAlign(asRoiAlign(input)).output.pick(null, 0, null, null),
})
