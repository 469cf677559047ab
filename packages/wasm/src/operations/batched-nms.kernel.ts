import { int32 } from "@detspec/core"
import type { KernelOf } from "../kernel.js"
import { groupsOf, ranked, suppress } from "./suppress.js"

export const batchedNmsKernel: KernelOf<"batchedNms"> = ({ boxes, scores, groups, threshold }, call) => {
  const [count = 0] = boxes.shape
  if (count === 0) return { keep: int32([0], []) }
  const order = ranked(call, scores)
  return { keep: suppress(call, boxes, threshold, order, groupsOf(call, order, groups)) }
}
