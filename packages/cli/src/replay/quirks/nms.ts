import type { Box, FloatTensor, Int32Tensor } from "@detspec/core"
import { toArray, toBoxes } from "@detspec/core"
import { batchedNms, byScore, nms } from "@detspec/spec"
import type { Quirk } from "../quirk.js"
import type { Precision } from "../recorded.js"
import { rounder } from "../recorded.js"

export interface Suppression {
  readonly boxes: FloatTensor
  readonly scores: FloatTensor
  readonly threshold: number
  readonly precision: Precision
}
export type GroupedSuppression = Suppression & { readonly groups: Int32Tensor }

type Round = (x: number) => number

const roundedArea = ([x1, y1, x2, y2]: Box, r: Round): number => r(r(x2 - x1) * r(y2 - y1))

/** IoU with every step rounded, in torchvision's order; 0/0 is NaN, which suppresses nothing. */
const roundedIou = (a: Box, b: Box, r: Round): number => {
  const width = Math.max(r(Math.min(a[2], b[2]) - Math.max(a[0], b[0])), 0)
  const height = Math.max(r(Math.min(a[3], b[3]) - Math.max(a[1], b[1])), 0)
  const shared = r(width * height)
  return r(shared / r(r(roundedArea(a, r) + roundedArea(b, r)) - shared))
}

/** The greedy scan with rounded overlaps; `apart`: pairs that never meet. */
const roundedScan = (
  boxes: readonly Box[],
  { scores, threshold, precision }: Suppression,
  apart: (i: number, j: number) => boolean,
): readonly number[] => {
  const kept: { readonly index: number; readonly box: Box }[] = []
  const r = rounder(precision)
  for (const index of byScore(scores)) {
    const box = boxes[index]
    if (box === undefined) continue
    const suppressed = kept.some(
      (better) => !apart(index, better.index) && roundedIou(better.box, box, r) > threshold,
    )
    if (!suppressed) kept.push({ index, box })
  }
  return kept.map(({ index }) => index)
}

const unless = (theirs: readonly number[], ours: readonly number[]): readonly number[] | undefined =>
  String(theirs) === String(ours) ? undefined : ours

export const roundedOverlap: Quirk<Suppression, readonly number[]> = {
  system: "torchvision",
  where: "an IoU within rounding of the threshold",
  reason:
    "it compares an IoU rounded to the boxes' precision with a threshold in double precision; ours compares the exact one",
  ours: (given) => () =>
    unless(
      roundedScan(toBoxes(given.boxes), given, () => false),
      toArray(nms(given).keep),
    ),
}

/** torchvision's shift of every class beyond all others: by class times the largest coordinate plus 1. */
const shifted = ({ boxes, groups, precision }: GroupedSuppression): readonly Box[] => {
  const r = rounder(precision)
  const far = r(toArray(boxes).reduce((most, x) => Math.max(most, x), -Infinity) + 1)
  return toBoxes(boxes).map(([x1, y1, x2, y2], n): Box => {
    const offset = r(groups.get(n) * far)
    return [r(x1 + offset), r(y1 + offset), r(x2 + offset), r(y2 + offset)]
  })
}

/** Beyond this many boxes torchvision does without the shift. */
const mostShifted = 1000

export const shiftedClasses: Quirk<GroupedSuppression, readonly number[]> = {
  system: "torchvision",
  where: "classes kept apart by shifting their boxes",
  reason:
    "boxes of two classes can meet where coordinates are negative, and the shift rounds them; here classes never meet",
  ours: (given) => () => {
    if ((given.boxes.shape[0] ?? 0) > mostShifted) return undefined
    return unless(
      roundedScan(shifted(given), given, () => false),
      toArray(batchedNms(given).keep),
    )
  },
}

/** With what was recorded: a tie explains another order of the same boxes, and nothing else. */
export type RecordedSuppression = GroupedSuppression & { readonly recorded: readonly number[] }

const inIndexOrder = (list: readonly number[]): string => String([...list].sort((a, b) => a - b))

/** What is kept, where the recorded boxes are the same, in the order of their scores, and two scores are equal. */
const keptInTies = (given: RecordedSuppression): readonly number[] | undefined => {
  const kept = toArray(batchedNms(given).keep)
  const scoresOf = (list: readonly number[]) => list.map((n) => given.scores.get(n))
  const scores = scoresOf(kept)
  const ties = scores.some((score, k) => k > 0 && score === scores[k - 1])
  const isReordered = inIndexOrder(kept) === inIndexOrder(given.recorded)
  return ties && isReordered && String(scores) === String(scoresOf(given.recorded)) ? kept : undefined
}

const tied = {
  system: "torchvision",
  reason:
    "it sorts what is kept of all classes with a sort that does not keep their order; here the lower index comes first",
} as const

export const tiedClassByClass: Quirk<RecordedSuppression, readonly number[]> = {
  ...tied,
  where: "equal scores, when each class is suppressed by itself",
  ours: (given) => () => keptInTies(given),
}

export const tiedAmongMany: Quirk<RecordedSuppression, readonly number[]> = {
  ...tied,
  where: "equal scores among more than a thousand boxes",
  ours: (given) => () => ((given.boxes.shape[0] ?? 0) > mostShifted ? keptInTies(given) : undefined),
}

export const roundedOverlapInClass: Quirk<GroupedSuppression, readonly number[]> = {
  ...roundedOverlap,
  where: "an IoU within rounding of the threshold, in one class",
  ours: (given) => () => {
    const apart = (i: number, j: number) => given.groups.get(i) !== given.groups.get(j)
    return unless(roundedScan(toBoxes(given.boxes), given, apart), toArray(batchedNms(given).keep))
  },
}
