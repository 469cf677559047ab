import type { FloatTensor } from "@detspec/core"
import { tabulate } from "@detspec/core"
import type { Bins, Regions } from "@detspec/spec/parts"
import { pickAlong, upTo } from "./plane-moves.js"
import { countOf, pickRegions } from "./region-moves.js"

type Sampled = Regions & { readonly samples: number }

/** Region r would take more samples a side than so many, as many as it needs. */
const needsMore = (input: Sampled, { pooledHeight, pooledWidth }: Bins, r: number, most: number): boolean => {
  const cells = (k: number) => (input.boxes.get(r, k + 2) - input.boxes.get(r, k)) * input.spatialScale
  return input.samples === 0 && Math.max(cells(0) / pooledWidth, cells(1) / pooledHeight) > most
}

/** Which regions would, and which not. */
const parted = (input: Sampled, bins: Bins, most: number): readonly [more: number[], others: number[]] => {
  const [more, others]: [number[], number[]] = [[], []]
  for (const r of upTo(countOf(input))) (needsMore(input, bins, r, most) ? more : others).push(r)
  return [more, others]
}

/** A pooling that takes at most so many samples a side of a bin, where it takes as many as needed. */
export const pooledCapped =
  <I extends Sampled & Bins>(right: (input: I) => FloatTensor, most: number) =>
  (input: I): FloatTensor => {
    const [more] = parted(input, input, most)
    const all = right(input)
    if (more.length === 0) return all
    const fewer = right({ ...pickRegions(input, more), samples: most })
    return tabulate(all.shape, (r = 0, ...at) =>
      more.includes(r) ? fewer.get(more.indexOf(r), ...at) : all.get(r, ...at),
    )
  }

/** The backward pass of such a pooling. */
export const givenCapped =
  <I extends Sampled & { readonly cotangent: FloatTensor }>(right: (input: I) => FloatTensor, most: number) =>
  (input: I): FloatTensor => {
    const [, , pooledHeight = 1, pooledWidth = 1] = input.cotangent.shape
    const [more, others] = parted(input, { pooledHeight, pooledWidth }, most)
    if (more.length === 0) return right(input)
    const part = (order: readonly number[]): I => ({
      ...pickRegions(input, order),
      cotangent: pickAlong(input.cotangent, 0, order),
    })
    const [fewer, rest] = [right({ ...part(more), samples: most }), right(part(others))]
    return tabulate(rest.shape, (...at) => fewer.get(...at) + rest.get(...at))
  }

/** No more samples than so many where they are asked for. */
export const askedCapped = <I extends Sampled>(input: I, most: number): I => ({
  ...input,
  samples: Math.min(input.samples, most),
})

/** Regions cut so that no bin has more than `most` cells a side. */
export const cellsCapped = <I extends Regions>(
  input: I,
  { pooledHeight, pooledWidth }: Bins,
  most: number,
): I => ({
  ...input,
  boxes: tabulate(input.boxes.shape, (r = 0, k = 0) => {
    const longest = (most * (k === 2 ? pooledWidth : pooledHeight)) / input.spatialScale
    const side = input.boxes.get(r, k)
    return k < 2 ? side : Math.min(side, input.boxes.get(r, k - 2) + longest)
  }),
})
