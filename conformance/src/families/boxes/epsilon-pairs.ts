import { centred, rows, toBoxes } from "@detspec/core"
import * as fc from "fast-check"
import { dyadic } from "../../kit/generators/numbers.js"
import type { BoxLists } from "./pair-matrix.js"

/** ε of the IoUs with penalties: none, a guard, and enough to be seen. */
export const epsilon: fc.Arbitrary<number> = fc.constantFrom(0, Math.fround(1e-7), 1, 16)
export const withEpsilon = (
  lists: fc.Arbitrary<BoxLists>,
): fc.Arbitrary<BoxLists & { readonly epsilon: number }> =>
  fc.tuple(lists, epsilon).map(([both, eps]) => ({ ...both, epsilon: eps }))

/** Two boxes around one centre. */
export const concentric: fc.Arbitrary<BoxLists> = fc
  .tuple(dyadic(-8, 8), dyadic(-8, 8), dyadic(0, 8), dyadic(0, 8), dyadic(0, 8), dyadic(0, 8))
  .map(([x, y, w, h, width, height]) => ({
    boxes1: rows(4, [[x - w, y - h, x + w, y + h]]),
    boxes2: rows(4, [[x - width, y - height, x + width, y + height]]),
  }))

/** Every box shrunk to its centre. */
export const centres = (lists: BoxLists): BoxLists => {
  const collapsed = (boxes: BoxLists["boxes1"]) =>
    rows(
      4,
      toBoxes(boxes).map((one) => {
        const { x, y } = centred(one)
        return [x, y, x, y]
      }),
    )
  return { boxes1: collapsed(lists.boxes1), boxes2: collapsed(lists.boxes2) }
}
