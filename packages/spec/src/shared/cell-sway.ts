import type { FloatTensor } from "@detspec/core"
import { boxAt } from "@detspec/core"
import { isExact } from "./sway.js"

/** Whether float32 may round a scaled corner to another cell: it lies next to a half, and is not computed exactly. */
const besideHalf = (corner: number, spatialScale: number): boolean => {
  const scaled = corner * spatialScale
  const fromHalf = Math.abs(scaled - Math.floor(scaled) - 0.5)
  return fromHalf <= 2 ** -18 * (1 + Math.abs(scaled)) && !isExact(scaled, corner, spatialScale)
}

/** Whether a rounding decides which cells region r covers. */
export const cellsUndecided = (boxes: FloatTensor, r: number, spatialScale: number): boolean =>
  boxAt(boxes, r).some((corner) => besideHalf(corner, spatialScale))
