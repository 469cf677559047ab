import type { FloatTensor } from "@detspec/core"
import { tabulate } from "@detspec/core"
import type { Pooling, Rounding } from "@detspec/spec/parts"
import { roundHalf } from "@detspec/spec/parts"
import { upTo } from "../pooling/plane-moves.js"

/** The first cell of a side of a region, and how many it has. */
type Side = readonly [first: number, count: number]

/** By `inclusive`, both rounded corners belong to the region, as in RoIPool; else the high one ends it. */
export const sideOf = (
  { boxes, spatialScale }: Pick<Pooling, "boxes" | "spatialScale">,
  r: number,
  axis: 0 | 1,
  rounding: Rounding,
  inclusive: boolean,
): Side => {
  const first = roundHalf(boxes.get(r, 1 - axis) * spatialScale, rounding)
  const last = roundHalf(boxes.get(r, 3 - axis) * spatialScale, rounding)
  return [first, Math.max(last - first + (inclusive ? 1 : 0), 1)]
}

/** The cells on the map that bin `bin` of `bins` overlaps: each cell of the side is cut where the bins are. */
export const cellsOf = ([first, count]: Side, bin: number, bins: number, onMap: number): readonly number[] =>
  upTo(onMap).filter((cell) => {
    const [low, high] = [(cell - first) * bins, (cell - first + 1) * bins]
    return cell >= first && cell < first + count && low < (bin + 1) * count && high > bin * count
  })

/** Features that are 1 everywhere but on one channel of one image, where they count the cells. */
export const counted = (shape: readonly number[]): FloatTensor => {
  const [, , , width = 0] = shape
  return tabulate(shape, (b = 0, c = 0, y = 0, x = 0) => 64 * b + 32 * c + y * width + x)
}
