import type { Box } from "@detspec/core"
import { area, boxAt, tabulateInt32 } from "@detspec/core"
import type { AssignPyramidLevelsInput, AssignPyramidLevelsOutput } from "./contract.js"

type Pyramid = Omit<AssignPyramidLevelsInput, "boxes">

/** k_0 + log₂(√(w h) / s_0), with ε where it is asked; not yet rounded down. */
export const fractionalLevel = (box: Box, pyramid: Pyramid): number => {
  const { canonicalSize, canonicalLevel, epsilon, epsilonAt } = pyramid
  const ratio = Math.sqrt(area(box)) / canonicalSize
  return epsilonAt === "ratio"
    ? canonicalLevel + Math.log2(ratio + epsilon)
    : canonicalLevel + Math.log2(ratio) + epsilon
}

/** The level of one box; the finest for a box without area. */
export const pyramidLevel = (box: Box, pyramid: Pyramid): number => {
  const { minLevel, maxLevel } = pyramid
  if (area(box) === 0) return minLevel
  return Math.min(Math.max(Math.floor(fractionalLevel(box, pyramid)), minLevel), maxLevel)
}

/** The level of every box. */
export const assignPyramidLevels = (input: AssignPyramidLevelsInput): AssignPyramidLevelsOutput => ({
  levels: tabulateInt32([input.boxes.shape[0] ?? 0], (n = 0) => pyramidLevel(boxAt(input.boxes, n), input)),
})
