import type { Box, Uint8Tensor } from "@detspec/core"
import { rows } from "@detspec/core"
import type { MasksToBoxesInput, MasksToBoxesOutput } from "./contract.js"

/** First and last row and column with a pixel, the last ones moved by `end`; nothing set: the empty box at 0. */
export const maskBox = (mask: Uint8Tensor, n: number, end: number): Box => {
  const [, height = 0, width = 0] = mask.shape
  let [x1, y1, x2, y2] = [width, height, -1, -1]
  for (let i = 0; i < height; i += 1) {
    for (let j = 0; j < width; j += 1) {
      if (mask.get(n, i, j) === 0) continue
      x1 = Math.min(x1, j)
      y1 = Math.min(y1, i)
      x2 = Math.max(x2, j)
      y2 = i
    }
  }
  return y2 < 0 ? [0, 0, 0, 0] : [x1, y1, x2 + end, y2 + end]
}

/** `maskBox` of every mask. */
export const masksToBoxes = ({ masks, ends }: MasksToBoxesInput): MasksToBoxesOutput => {
  const end = ends === "exclusive" ? 1 : 0
  return {
    boxes: rows(
      4,
      Array.from({ length: masks.shape[0] ?? 0 }, (_, n) => maskBox(masks, n, end)),
    ),
  }
}
