import type { Box } from "@detspec/core"

/** From COCO's x, y, width, height. */
export const boxOf = ([x = 0, y = 0, width = 0, height = 0]: readonly number[]): Box => [
  x,
  y,
  x + width,
  y + height,
]

/** To COCO's x, y, width, height. */
export const sidesOf = ([x1, y1, x2, y2]: Box): readonly number[] => [x1, y1, x2 - x1, y2 - y1]
