import type { FloatTensor } from "@detspec/core"
import { numbersOf, tensorOf, zerosLike } from "../dense.js"
import type { Size } from "./size.js"

/** Boxes [N, 4] of an image of one size, on the same image in another: x · w'/w, y · h'/h. */
export const scaleBoxes = (boxes: FloatTensor, from: Size, to: Size): FloatTensor => {
  const factors = [to.width / from.width, to.height / from.height]
  const all = numbersOf(boxes)
  return tensorOf(
    boxes.shape,
    zerosLike(boxes, all.length).map((_, i) => (all[i] ?? 0) * (factors[i % 2] ?? 1)),
  )
}
