import type { Box, FloatTensor } from "@detspec/core"
import { gridBoxes } from "../../shared/grid.js"
import type { GenerateAnchorsInput } from "./contract.js"
import { cellSides } from "./spec.js"

/** Wider than the rounding of a side in float32, so that a half-side this near to a tie may go either way. */
const nearness = 2 ** -20

const isNearTie = (half: number): boolean => Math.abs(half - Math.floor(half) - 0.5) <= nearness * half

/** |c| + side / 2 for each corner; infinite where rounding a half-side could go either way. */
export const generateAnchorsScale = (input: GenerateAnchorsInput): FloatTensor => {
  const { height, width, strideY, strideX, offset, rounding } = input
  const rounded = (half: number): number => (isNearTie(half) ? Infinity : Math.ceil(half))
  const reach = (side: number): number => (rounding === "half-even" ? rounded(side / 2) : side / 2)
  const reaches = cellSides(input).map(([w, h]) => [reach(w), reach(h)] as const)
  const scale = (y: number, x: number, k: number): Box => {
    const [w, h] = reaches[k] ?? [0, 0]
    const [right, low] = [(x + offset) * strideX + w, (y + offset) * strideY + h]
    return [right, low, right, low]
  }
  return gridBoxes(height, width, reaches.length, scale)
}
