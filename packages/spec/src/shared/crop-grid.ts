import type { FloatTensor, Int32Tensor } from "@detspec/core"
import { toBoxes } from "@detspec/core"
import type { Region } from "./region.js"
import { interpolate, type Taps } from "./taps.js"

/** Regions of maps, and how the maps lie to the image. */
export type Where = {
  readonly boxes: FloatTensor
  readonly images: Int32Tensor
  readonly spatialScale: number
}
export type Pair = readonly [number, number]

/** `count` points from `low` to `high`, both ends included; a single one lies in the middle. */
export const pointsAlong = (low: number, high: number, count: number): readonly number[] =>
  count === 1
    ? [(low + high) / 2]
    : Array.from({ length: count }, (_, i) => (low * (count - 1 - i) + high * i) / (count - 1))

/** Whether a point has cells on either side, or is the first or the last itself. */
export const isOnMap = (p: number, side: number): boolean => p >= 0 && p <= side - 1

/** Regions whose every bin is one interpolated point, or nothing where that lies off the map. */
export const cropRegions = (
  { boxes, images, spatialScale: s }: Where,
  [height, width]: Pair,
  [rows, columns]: Pair,
): readonly Region[] => {
  const along = (low: number, high: number, side: number, count: number): readonly Taps[] =>
    pointsAlong(low * s, high * s, count).map((p) => (isOnMap(p, side) ? interpolate(p, side) : []))
  return toBoxes(boxes).map(([x1, y1, x2, y2], r) => ({
    image: images.get(r),
    rows: along(y1, y2, height, rows),
    columns: along(x1, x2, width, columns),
  }))
}
