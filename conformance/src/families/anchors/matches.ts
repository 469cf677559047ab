import type { Arithmetic } from "@detspec/core"
import { relativeBound } from "@detspec/core"
import type { In } from "@detspec/spec"
import { boxIou, boxIouContract } from "@detspec/spec"
import type { Verdict } from "../../kit/verdict.js"
import { fails, holds } from "../../kit/verdict.js"
import { bestOf, columnOf } from "./qualities.js"

/** How far an IoU may be off: overlaps are at most 1. */
export const iouSlack = (arithmetic: Arithmetic): number => {
  const { iou } = boxIouContract.accuracy
  return iou.kind === "rounded" ? relativeBound(iou.cost, arithmetic) : 0
}

/** Matches without a low-quality rule, where an overlap within rounding of a threshold or of another may go either way. */
export const judgeMatches = (
  { anchors, truths, high, low }: In<"matchAnchors">,
  matches: readonly number[],
  arithmetic: Arithmetic,
): Verdict => {
  const slack = iouSlack(arithmetic)
  const table = boxIou({ boxes1: truths, boxes2: anchors }).iou
  for (let n = 0; n < (anchors.shape[0] ?? 0); n += 1) {
    const column = columnOf(table, n)
    const [best] = bestOf(column)
    const match = matches[n] ?? Number.NaN
    const right =
      match >= 0
        ? (column[match] ?? -1) >= best - 2 * slack && best >= high - slack
        : match === -2
          ? best >= low - slack && best < high + slack
          : match === -1 && best < low + slack
    const because = "the overlaps err by the bound of boxIou"
    if (!right) return fails(`a match for overlaps ${column}`, `anchor ${n}: ${match}`, `± ${slack}`, because)
  }
  return holds
}
