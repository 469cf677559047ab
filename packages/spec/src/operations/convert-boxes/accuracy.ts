import type { FloatTensor } from "@detspec/core"
import { rows, toBoxes } from "@detspec/core"
import type { ConvertBoxesInput } from "./contract.js"

/** The size of what is added on each axis: position and side, or both corners. */
export const spanScale = ({ boxes }: ConvertBoxesInput): FloatTensor =>
  rows(
    4,
    toBoxes(boxes).map(([a, b, c, d]) => {
      const x = Math.abs(a) + Math.abs(c)
      const y = Math.abs(b) + Math.abs(d)
      return [x, y, x, y]
    }),
  )
