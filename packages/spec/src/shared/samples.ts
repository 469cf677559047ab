import type { Box, FloatTensor, Int32Tensor } from "@detspec/core"
import { toBoxes } from "@detspec/core"
import type { Region } from "./region.js"
import { interpolate, meanTaps, type Taps } from "./taps.js"

/** How RoIAlign samples a region. `samples` a side of a bin; 0: as many as the bin spans cells, rounded up. */
export interface Sampling {
  readonly spatialScale: number
  readonly samples: number
  readonly aligned: boolean
}

/** One side of a region in cells; 0 is the centre of the first cell. */
export interface Span {
  readonly start: number
  readonly size: number
}

/** Aligned: half a cell back, since a centre lies half a cell in. Not aligned: left there, and at least one cell. */
export const spanOf = (low: number, high: number, { spatialScale, aligned }: Sampling): Span => {
  const size = high * spatialScale - low * spatialScale
  return aligned
    ? { start: low * spatialScale - 0.5, size }
    : { start: low * spatialScale, size: Math.max(size, 1) }
}

/** How many samples a bin takes along this side. */
export const samplesPerBin = (size: number, bins: number, samples: number): number =>
  samples > 0 ? samples : Math.ceil(size / bins)

/** Samples lie evenly over the whole side: number m of N at start + size (m + ½) / N. */
export const positionOf = ({ start, size }: Span, m: number, total: number): number =>
  start + (size * (m + 0.5)) / total

/** The positions of n samples in each bin. */
export const positionsOf = (span: Span, bins: number, n: number): readonly (readonly number[])[] =>
  Array.from({ length: bins }, (_, bin) =>
    Array.from({ length: n }, (_, k) => positionOf(span, bin * n + k, n * bins)),
  )

/** Samples more than one cell off the centres at the border count, as 0. */
export const isInside = (p: number, side: number): boolean => p >= -1 && p <= side

const tapsAt = (p: number, side: number): Taps => (isInside(p, side) ? interpolate(p, side) : [])

/** The samples of every bin along one side of a region, each as the cells it interpolates. */
export const samplesAlong = (
  low: number,
  high: number,
  side: number,
  bins: number,
  sampling: Sampling,
): readonly (readonly Taps[])[] => {
  const span = spanOf(low, high, sampling)
  const n = samplesPerBin(span.size, bins, sampling.samples)
  return positionsOf(span, bins, n).map((positions) => positions.map((p) => tapsAt(p, side)))
}

/** A region as its samples: for each row and column of bins, the taps of each sample. */
export interface SampledRegion {
  readonly image: number
  readonly rows: readonly (readonly Taps[])[]
  readonly columns: readonly (readonly Taps[])[]
}

/** Every region with the samples of its bins. */
export const sampledRegions = (
  { boxes, images }: { readonly boxes: FloatTensor; readonly images: Int32Tensor },
  [height, width]: readonly [number, number],
  [rows, columns]: readonly [number, number],
  sampling: Sampling,
): readonly SampledRegion[] =>
  toBoxes(boxes).map(([x1, y1, x2, y2]: Box, r) => ({
    image: images.get(r),
    rows: samplesAlong(y1, y2, height, rows, sampling),
    columns: samplesAlong(x1, x2, width, columns, sampling),
  }))

/** The mean of the samples of every bin, as weights of rows and of columns. */
export const meanRegion = ({ image, rows, columns }: SampledRegion): Region => ({
  image,
  rows: rows.map(meanTaps),
  columns: columns.map(meanTaps),
})
