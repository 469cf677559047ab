import type { FloatTensor } from "@detspec/core"
import { eachBox } from "../../shared/each-box.js"
import type { ConvertBoxesInput } from "./contract.js"

/** The size of what is added on each axis: position and side, or both corners. */
export const spanScale = ({ boxes }: ConvertBoxesInput): FloatTensor =>
  eachBox(boxes, ([a, b, c, d]) => {
    const x = Math.abs(a) + Math.abs(c)
    const y = Math.abs(b) + Math.abs(d)
    return [x, y, x, y]
  })
