import type { Box } from "@detspec/core"
import { gridBoxes } from "../../shared/grid.js"
import { roundHalfEven } from "../../shared/half-even.js"
import type { GenerateAnchorsInput, GenerateAnchorsOutput } from "./contract.js"

/** Width and height of an anchor: h / w = ratio, h · w = size². */
export const anchorSides = (size: number, ratio: number): readonly [w: number, h: number] => [
  size / Math.sqrt(ratio),
  size * Math.sqrt(ratio),
]

/** The sides of the anchors of one cell, in their order. */
export const cellSides = ({
  sizes,
  ratios,
  order,
}: GenerateAnchorsInput): readonly (readonly [w: number, h: number])[] =>
  order === "ratio-major"
    ? ratios.flatMap((ratio) => sizes.map((size) => anchorSides(size, ratio)))
    : sizes.flatMap((size) => ratios.map((ratio) => anchorSides(size, ratio)))

/** The anchors of one cell around 0. */
export const baseAnchors = (input: GenerateAnchorsInput): readonly Box[] => {
  const round = input.rounding === "half-even" ? roundHalfEven : (x: number): number => x
  return cellSides(input).map(([w, h]) => [round(-w / 2), round(-h / 2), round(w / 2), round(h / 2)])
}

const shifted = ([x1, y1, x2, y2]: Box, x: number, y: number): Box => [x1 + x, y1 + y, x2 + x, y2 + y]

/** The base anchors around the centre of every cell. */
export const generateAnchors = (input: GenerateAnchorsInput): GenerateAnchorsOutput => {
  const { height, width, strideY, strideX, offset } = input
  const base = baseAnchors(input)
  const anchor = (y: number, x: number, k: number): Box =>
    shifted(base[k] ?? [0, 0, 0, 0], (x + offset) * strideX, (y + offset) * strideY)
  return { anchors: gridBoxes(height, width, base.length, anchor) }
}
