import type { FloatTensor } from "@detspec/core"
import { toArray, toBoxes } from "@detspec/core"
import { removeSmallBoxes } from "@detspec/spec"
import type { Quirk } from "../quirk.js"
import type { Precision } from "../recorded.js"
import { rounder } from "../recorded.js"

interface Filter {
  readonly boxes: FloatTensor
  readonly minSize: number
  readonly precision: Precision
}

const same = (a: readonly number[], b: readonly number[]): boolean => String(a) === String(b)

export const roundedSides: Quirk<Filter, readonly number[]> = {
  system: "torchvision",
  where: "a side within rounding of the smallest size",
  reason: "it compares the side as rounded in the boxes' own precision; ours is the difference itself",
  ours:
    ({ boxes, minSize, precision }) =>
    () => {
      const r = rounder(precision)
      const reaches = (low: number, high: number) => r(high - low) >= minSize
      const theirs = toBoxes(boxes).flatMap(([x1, y1, x2, y2], n) =>
        reaches(x1, x2) && reaches(y1, y2) ? [n] : [],
      )
      const exact = toArray(removeSmallBoxes({ boxes, minSize }).keep)
      return same(theirs, exact) ? undefined : exact
    },
}
