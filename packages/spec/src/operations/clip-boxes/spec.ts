import type { Box } from "@detspec/core"
import { eachBox } from "../../shared/each-box.js"
import type { ClipBoxesInput, ClipBoxesOutput } from "./contract.js"

const clip = (value: number, limit: number): number => Math.min(Math.max(value, 0), limit)

/** One box, each coordinate clamped to an image. */
export const clipBox = ([x1, y1, x2, y2]: Box, height: number, width: number): Box => [
  clip(x1, width),
  clip(y1, height),
  clip(x2, width),
  clip(y2, height),
]

/** `clipBox` row by row. */
export const clipBoxes = ({ boxes, height, width }: ClipBoxesInput): ClipBoxesOutput => ({
  boxes: eachBox(boxes, (box) => clipBox(box, height, width)),
})
