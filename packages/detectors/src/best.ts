import type { Numbers } from "./dense.js"

/** The places of the `count` largest scores among `places`, the largest first; of equal ones the lower place. */
export const bestOf = (scores: Numbers, places: readonly number[], count: number): readonly number[] =>
  [...places].sort((i, j) => (scores[j] ?? 0) - (scores[i] ?? 0) || i - j).slice(0, count)

/** 0, 1, …, count - 1, from `first` on. */
export const range = (count: number, first = 0): readonly number[] =>
  Array.from({ length: count }, (_, i) => first + i)

/** The best `count` places of each level, the levels one after the other; level l holds the next `sizes[l]` scores. */
export const bestOfEach = (
  scores: Numbers,
  sizes: readonly number[],
  count: number,
): readonly { readonly place: number; readonly level: number }[] => {
  let first = 0
  return sizes.flatMap((size, level) => {
    const best = bestOf(scores, range(size, first), count)
    first += size
    return best.map((place) => ({ place, level }))
  })
}
