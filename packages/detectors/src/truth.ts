import type { FloatTensor, Int32Tensor } from "@detspec/core"
import { boxAt, isEmpty } from "@detspec/core"
import { takeInts, takeRows } from "./rows.js"

/** What somebody marked on an image: boxes [M, 4] in its pixels, and the class of each [M]. */
export interface Truth {
  readonly boxes: FloatTensor
  readonly labels: Int32Tensor
}

/** The boxes that have an inside, and how many had none: those describe no object, and cannot be encoded. */
export const withoutEmpty = ({
  boxes,
  labels,
}: Truth): { readonly truth: Truth; readonly leftOut: number } => {
  const count = boxes.shape[0] ?? 0
  const kept = Array.from({ length: count }, (_, n) => n).filter((n) => !isEmpty(boxAt(boxes, n)))
  return {
    truth: { boxes: takeRows(boxes, kept), labels: takeInts(labels, kept) },
    leftOut: count - kept.length,
  }
}
