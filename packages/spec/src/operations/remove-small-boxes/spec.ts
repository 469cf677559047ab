import type { Box } from "@detspec/core"
import { int32, toBoxes } from "@detspec/core"
import type { RemoveSmallBoxesInput, RemoveSmallBoxesOutput } from "./contract.js"

/** Whether both sides of a box reach `minSize`. */
export const isLargeEnough = ([x1, y1, x2, y2]: Box, minSize: number): boolean =>
  x2 - x1 >= minSize && y2 - y1 >= minSize

/** The indices of the boxes that are large enough, ascending. */
export const removeSmallBoxes = ({ boxes, minSize }: RemoveSmallBoxesInput): RemoveSmallBoxesOutput => {
  const keep = toBoxes(boxes).flatMap((box, n) => (isLargeEnough(box, minSize) ? [n] : []))
  return { keep: int32([keep.length], keep) }
}
