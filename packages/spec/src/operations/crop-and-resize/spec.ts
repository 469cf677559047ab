import { tabulate } from "@detspec/core"
import { cropRegions } from "../../shared/crop-grid.js"
import { weightedSum } from "../../shared/region.js"
import type { CropAndResizeInput, CropAndResizeOutput } from "./contract.js"

/** The features interpolated at a grid of points that starts and ends on the region's corners. */
export const cropAndResize = (input: CropAndResizeInput): CropAndResizeOutput => {
  const { features, pooledHeight, pooledWidth, extrapolation } = input
  const [, channels = 0, height = 0, width = 0] = features.shape
  const regions = cropRegions(input, [height, width], [pooledHeight, pooledWidth])
  return {
    output: tabulate([regions.length, channels, pooledHeight, pooledWidth], (r = 0, c = 0, i = 0, j = 0) => {
      const { image = 0, rows = [], columns = [] } = regions[r] ?? {}
      const [row = [], column = []] = [rows[i], columns[j]]
      const offTheMap = row.length === 0 || column.length === 0
      return offTheMap ? extrapolation : weightedSum(features, image, c, row, column)
    }),
  }
}
