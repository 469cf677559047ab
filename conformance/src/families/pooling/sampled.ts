import type { FloatTensor, Int32Tensor } from "@detspec/core"
import { tabulate, toBoxes } from "@detspec/core"
import type { Taps } from "@detspec/spec/parts"
import { interpolate, weightedSum } from "@detspec/spec/parts"

/** What a wrong RoIAlign may get wrong; all of it right by default. */
export interface Sampler {
  readonly start: (low: number, high: number) => number
  readonly size: (low: number, high: number) => number
  readonly count: (size: number, bins: number) => number
  readonly taps: (p: number, side: number) => Taps
  /** Whether each interpolated cell counts as a sample of its own. */
  readonly split: boolean
  /** From the samples of a bin, some of which lie outside. */
  readonly reduce: (samples: readonly number[], inside: number) => number
}

export const inside = (p: number, side: number): boolean => p >= -1 && p <= side
export const meanOf = (samples: readonly number[]): number =>
  samples.reduce((sum, x) => sum + x, 0) / Math.max(samples.length, 1)

/** Aligned, two samples a side, averaged. */
export const rightSampler: Sampler = {
  start: (low) => low - 0.5,
  size: (low, high) => high - low,
  count: () => 2,
  taps: (p, side) => (inside(p, side) ? interpolate(p, side) : []),
  split: false,
  reduce: meanOf,
}

interface Sampled {
  readonly features: FloatTensor
  readonly boxes: FloatTensor
  readonly images: Int32Tensor
  readonly spatialScale: number
  readonly pooledHeight: number
  readonly pooledWidth: number
}

/** RoIAlign sample by sample, as one writes it down first. */
export const sampleBy = (input: Sampled, sampler: Sampler): FloatTensor => {
  const { features, boxes, images, spatialScale: s, pooledHeight, pooledWidth } = input
  const [, channels = 0, H = 0, W = 0] = features.shape
  const along = (low: number, high: number, side: number, bins: number, bin: number): Taps[] => {
    const [start, size] = [sampler.start(low * s, high * s), sampler.size(low * s, high * s)]
    const n = sampler.count(size, bins)
    const taps = Array.from({ length: n }, (_, k) =>
      sampler.taps(start + (bin * size) / bins + ((k + 0.5) * size) / bins / n, side),
    )
    return sampler.split ? taps.flatMap((sample) => sample.map((tap) => [tap])) : taps
  }
  const list = toBoxes(boxes)
  return tabulate([list.length, channels, pooledHeight, pooledWidth], (r = 0, c = 0, i = 0, j = 0) => {
    const [x1, y1, x2, y2] = list[r] ?? [0, 0, 0, 0]
    const columns = along(x1, x2, W, pooledWidth, j)
    const pairs = along(y1, y2, H, pooledHeight, i).flatMap((row) =>
      columns.map((column) => [row, column] as const),
    )
    const counted = pairs.filter(([row, column]) => row.length * column.length > 0).length
    const values = pairs.map(([row, column]) => weightedSum(features, images.get(r), c, row, column))
    return sampler.reduce(values, counted)
  })
}
