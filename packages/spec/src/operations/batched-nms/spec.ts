import { int32, toArray, toBoxes } from "@detspec/core"
import { byScore, greedy } from "../nms/spec.js"
import type { BatchedNmsInput, BatchedNmsOutput } from "./contract.js"

/** The members of each group, in the order given. */
const grouped = (order: readonly number[], groups: readonly number[]): readonly (readonly number[])[] => {
  const members = new Map<number, number[]>()
  for (const index of order) {
    const group = groups[index] ?? 0
    const known = members.get(group)
    if (known) known.push(index)
    else members.set(group, [index])
  }
  return [...members.values()]
}

/** `nms` of every group; what is left of all of them, by score. */
export const batchedNms = ({ boxes, scores, groups, threshold }: BatchedNmsInput): BatchedNmsOutput => {
  const order = byScore(scores)
  const candidates = toBoxes(boxes)
  const kept = new Set(
    grouped(order, toArray(groups)).flatMap((group) => greedy(group, candidates, threshold)),
  )
  const keep = order.filter((index) => kept.has(index))
  return { keep: int32([keep.length], keep) }
}
