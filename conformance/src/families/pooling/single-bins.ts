import { toBoxes } from "@detspec/core"
import type { CellRange, Region, Regions } from "@detspec/spec/parts"
import { cellsBetween, roundHalf } from "@detspec/spec/parts"

/** The width of a bin first, in single precision, and then times its number. */
const singleBins = (start: number, count: number, bins: number, side: number): readonly CellRange[] => {
  const size = Math.fround(count / bins)
  const clamped = (x: number): number => Math.min(Math.max(x, 0), side)
  return Array.from({ length: bins }, (_, i) => ({
    from: clamped(start + Math.floor(Math.fround(i * size))),
    to: clamped(start + Math.ceil(Math.fround((i + 1) * size))),
  }))
}

/** The regions of PSRoIPool with such bins. */
export const singleRegions = (
  { boxes, images, spatialScale: s }: Regions,
  [height, width]: readonly [number, number],
  [rows, columns]: readonly [number, number],
): readonly Region[] => {
  const along = (low: number, high: number, bins: number, side: number) => {
    const [start, end] = [roundHalf(low * s, "half-away"), roundHalf(high * s, "half-away")]
    return singleBins(start, Math.max(end - start, 1), bins, side).map(({ from, to }) =>
      cellsBetween(from, to - 1, to, 1 / (to - from)),
    )
  }
  return toBoxes(boxes).map(([x1, y1, x2, y2], r) => ({
    image: images.get(r),
    rows: along(y1, y2, rows, height),
    columns: along(x1, x2, columns, width),
  }))
}
