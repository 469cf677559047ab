import type { Box, FloatTensor } from "@detspec/core"
import { gridBoxes } from "../../shared/grid.js"
import type { DefaultBoxesInput } from "./contract.js"
import { defaultSides } from "./spec.js"

/** |c| + side / 2 for each corner. */
export const defaultBoxesScale = (input: DefaultBoxesInput): FloatTensor => {
  const { height, width, imageHeight, imageWidth, stepY, stepX } = input
  const sides = defaultSides(input)
  const scale = (y: number, x: number, k: number): Box => {
    const [w, h] = sides[k] ?? [0, 0]
    const right = (x + 0.5) * stepX + (w * imageWidth) / 2
    const low = (y + 0.5) * stepY + (h * imageHeight) / 2
    return [right, low, right, low]
  }
  return gridBoxes(height, width, sides.length, scale)
}
