import type { Box } from "@detspec/core"
import { gridBoxes } from "../../shared/grid.js"
import type { DefaultBoxesInput, DefaultBoxesOutput } from "./contract.js"

type Sides = readonly [w: number, h: number]

/** The sides of the boxes of one cell, as fractions of the image. */
export const defaultSides = ({ scale, nextScale, ratios, clip }: DefaultBoxesInput): readonly Sides[] => {
  const between = Math.sqrt(scale * nextScale)
  const shapes = ratios.flatMap((ratio): Sides[] => {
    const [long, short] = [scale * Math.sqrt(ratio), scale / Math.sqrt(ratio)]
    return [
      [long, short],
      [short, long],
    ]
  })
  const sides: readonly Sides[] = [[scale, scale], [between, between], ...shapes]
  return clip === "sizes" ? sides.map(([w, h]) => [Math.min(w, 1), Math.min(h, 1)]) : sides
}

const around = (x: number, y: number, w: number, h: number): Box => [
  x - w / 2,
  y - h / 2,
  x + w / 2,
  y + h / 2,
]

const within = (value: number, limit: number): number => Math.min(Math.max(value, 0), limit)

const inside = ([x1, y1, x2, y2]: Box, width: number, height: number): Box => [
  within(x1, width),
  within(y1, height),
  within(x2, width),
  within(y2, height),
]

/** SSD's default boxes of one feature map. */
export const defaultBoxes = (input: DefaultBoxesInput): DefaultBoxesOutput => {
  const { height, width, imageHeight, imageWidth, stepY, stepX, clip } = input
  const sides = defaultSides(input)
  const box = (y: number, x: number, k: number): Box => {
    const [w, h] = sides[k] ?? [0, 0]
    const whole = around((x + 0.5) * stepX, (y + 0.5) * stepY, w * imageWidth, h * imageHeight)
    return clip === "boxes" ? inside(whole, imageWidth, imageHeight) : whole
  }
  return { anchors: gridBoxes(height, width, sides.length, box) }
}
