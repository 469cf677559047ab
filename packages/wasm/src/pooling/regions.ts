import type { Int32Tensor } from "@detspec/core"
import { toArray } from "@detspec/core"

/** The regions, those of the first image first, each image's in their order; and where those of each image begin. */
export interface RegionsByImage {
  readonly regions: Int32Array
  readonly firsts: Int32Array
}

/** Sorted by counting. */
export const regionsByImage = (images: Int32Tensor, batch: number): RegionsByImage => {
  const of = toArray(images)
  const firsts = new Int32Array(batch + 1)
  for (const image of of) firsts[image + 1] = (firsts[image + 1] ?? 0) + 1
  for (let image = 0; image < batch; image += 1)
    firsts[image + 1] = (firsts[image + 1] ?? 0) + (firsts[image] ?? 0)
  const next = firsts.slice()
  const regions = new Int32Array(of.length)
  for (const [region, image] of of.entries()) {
    const place = next[image] ?? 0
    regions[place] = region
    next[image] = place + 1
  }
  return { regions, firsts }
}
