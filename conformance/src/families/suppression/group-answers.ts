import type { Arithmetic } from "@detspec/core"
import { toArray, toBoxes } from "@detspec/core"
import { iou } from "@detspec/spec"
import type { Verdict } from "../../kit/verdict.js"
import { expect } from "../../kit/verdict.js"
import { iouSlack } from "../anchors/matches.js"
import type { Grouped } from "./groups.js"

/** A greedy answer in every group, where an overlap within rounding of τ may go either way. */
export const judgeGroups = (
  { boxes, scores, groups, threshold }: Grouped,
  keep: readonly number[],
  arithmetic: Arithmetic,
): Verdict => {
  const [list, values, of] = [toBoxes(boxes), toArray(scores), toArray(groups)]
  const slack = iouSlack(arithmetic)
  const overlap = (i: number, j: number): number => {
    const [a, b] = [list[i], list[j]]
    return a && b && of[i] === of[j] ? iou(a, b) : -1
  }
  const before = (i: number, j: number): boolean =>
    (values[i] ?? 0) > (values[j] ?? 0) || (values[i] === values[j] && i < j)
  const clash = keep.find((i, at) => keep.slice(0, at).some((j) => overlap(i, j) > threshold + slack))
  const lost = list.findIndex(
    (_, i) => !keep.includes(i) && !keep.some((j) => before(j, i) && overlap(i, j) >= threshold - slack),
  )
  return expect(
    clash === undefined && lost < 0 && new Set(keep).size === keep.length,
    "a greedy answer in every group",
    `kept ${keep}; clash at ${clash}, lost ${lost}`,
  )
}
