import * as E from "fp-ts/lib/Either.js"
import type { DetectionError } from "../error.js"
import { outOfRange, shapeMismatch } from "../error.js"

/**
 * A mask as run lengths: how many pixels are 0, then how many are 1, and so on in turn, down the first column, then
 * down the next. The first count may be 0. Together the counts are height · width.
 *
 * Source  COCO's format of masks: size [height, width] and counts.
 */
export interface Rle {
  readonly height: number
  readonly width: number
  readonly counts: readonly number[]
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

/** Runs from numbers that came from outside; `field` is how errors call them. */
export const checkRle = (
  operation: string,
  field: string,
  [height, width]: readonly [height: number, width: number],
  counts: readonly number[],
): E.Either<DetectionError, Rle> => {
  const wrong = counts.findIndex((count) => !Number.isInteger(count) || count < 0)
  if (wrong >= 0)
    return E.left(
      outOfRange(
        operation,
        `${field}.counts[${wrong}]`,
        "be a whole number of pixels",
        String(counts[wrong]),
      ),
    )
  const sum = total(counts)
  return sum === height * width
    ? E.right({ height, width, counts })
    : E.left(
        shapeMismatch(
          operation,
          `${field}.counts`,
          `cover ${height} × ${width} = ${height * width} pixels`,
          `${sum}`,
        ),
      )
}

/** How many pixels are 1: every second count. */
export const rleArea = ({ counts }: Rle): number => total(counts.filter((_, run) => run % 2 === 1))

/**
 * Runs from the places, down the columns, where a mask changes between 0 and 1, in ascending order. Two changes at
 * one place are none, and what changes behind the last pixel changes nothing.
 */
export const rleOfChanges = (height: number, width: number, changes: readonly number[]): Rle => {
  const size = height * width
  const kept: number[] = []
  for (const place of changes) {
    if (place >= size) break
    if (kept.at(-1) === place) kept.pop()
    else kept.push(place)
  }
  return { height, width, counts: [...kept, size].map((place, n) => place - (kept[n - 1] ?? 0)) }
}
