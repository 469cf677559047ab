import type { FloatTensor } from "@detspec/core"
import { tabulate, tabulateInt32, toBoxes } from "@detspec/core"
import type { CellRange, Rounding } from "../../shared/cell-bins.js"
import { cellBins, roundHalf } from "../../shared/cell-bins.js"
import type { RoiPoolInput, RoiPoolOutput } from "./contract.js"

/** The bins along one side: both rounded corners belong to the region. */
export const roiPoolBins = (
  [low, high]: readonly [number, number],
  bins: number,
  side: number,
  rounding: Rounding,
): readonly CellRange[] => {
  const start = roundHalf(low, rounding)
  const end = roundHalf(high, rounding)
  return cellBins(start, end - start + 1, bins, side)
}

/** The first place, row · W + column, of the greatest feature in a bin of one plane; −1 when the bin is empty. */
const firstGreatest = (
  features: FloatTensor,
  [image, channel]: readonly [number, number],
  rows: CellRange,
  columns: CellRange,
): number => {
  let [best, place] = [-Infinity, -1]
  for (let y = rows.from; y < rows.to; y += 1) {
    for (let x = columns.from; x < columns.to; x += 1) {
      const feature = features.get(image, channel, y, x)
      if (feature > best) [best, place] = [feature, y * (features.shape[3] ?? 0) + x]
    }
  }
  return place
}

/** The greatest feature of every bin, and where it lies. */
export const roiPool = (input: RoiPoolInput): RoiPoolOutput => {
  const { features, images, spatialScale: s, pooledHeight, pooledWidth, rounding } = input
  const [, channels = 0, height = 0, width = 0] = features.shape
  const regions = toBoxes(input.boxes).map(([x1, y1, x2, y2]) => ({
    rows: roiPoolBins([y1 * s, y2 * s], pooledHeight, height, rounding),
    columns: roiPoolBins([x1 * s, x2 * s], pooledWidth, width, rounding),
  }))
  const nothing: CellRange = { from: 0, to: 0 }
  const shape = [regions.length, channels, pooledHeight, pooledWidth]
  const argmax = tabulateInt32(shape, (r = 0, c = 0, i = 0, j = 0) => {
    const { rows = [], columns = [] } = regions[r] ?? {}
    return firstGreatest(features, [images.get(r), c], rows[i] ?? nothing, columns[j] ?? nothing)
  })
  const output = tabulate(shape, (r = 0, c = 0, i = 0, j = 0) => {
    const place = argmax.get(r, c, i, j)
    return place < 0 ? 0 : features.get(images.get(r), c, Math.floor(place / width), place % width)
  })
  return { output, argmax }
}
