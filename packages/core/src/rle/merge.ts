import type { Rle } from "./rle.js"
import { rleOfChanges } from "./rle.js"

/** Where a mask changes, in ascending order. */
const changesOf = ({ counts }: Rle): readonly number[] => {
  const changes: number[] = []
  let place = 0
  for (const count of counts.slice(0, -1)) {
    place += count
    changes.push(place)
  }
  return changes
}

/** Walks down both masks at once, from change to change, and notes where `both` of them changes. */
const merged =
  (both: (a: boolean, b: boolean) => boolean) =>
  (first: Rle, second: Rle): Rle => {
    const [as, bs] = [changesOf(first), changesOf(second)]
    const changes: number[] = []
    let [a, b, before] = [0, 0, false]
    while (a < as.length || b < bs.length) {
      const place = Math.min(as[a] ?? Infinity, bs[b] ?? Infinity)
      while (as[a] === place) a += 1
      while (bs[b] === place) b += 1
      const now = both(a % 2 === 1, b % 2 === 1)
      if (now !== before) changes.push(place)
      before = now
    }
    return rleOfChanges(first.height, first.width, changes)
  }

type Merge = (first: Rle, second: Rle) => Rle

/** The pixels of either mask; both are of the same size. */
export const rleUnion: Merge = merged((a, b) => a || b)

/** The pixels of both masks; both are of the same size. */
export const rleIntersection: Merge = merged((a, b) => a && b)
