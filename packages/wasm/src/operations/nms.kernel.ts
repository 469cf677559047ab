import { int32 } from "@detspec/core"
import type { KernelOf } from "../kernel.js"
import { oneGroup, ranked, suppress } from "./suppress.js"

export const nmsKernel: KernelOf<"nms"> = ({ boxes, scores, threshold }, call) => {
  const [count = 0] = boxes.shape
  if (count === 0) return { keep: int32([0], []) }
  const order = ranked(call, scores)
  return { keep: suppress(call, boxes, threshold, order, oneGroup(call, order, count)) }
}
