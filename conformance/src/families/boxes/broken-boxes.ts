import type { FloatTensor } from "@detspec/core"
import { tabulate } from "@detspec/core"
import * as fc from "fast-check"
import { boxesOf, exactBox } from "../../kit/generators/boxes.js"
import { flippedRow } from "../../kit/moves.js"

const somewhere = (break_: (boxes: FloatTensor, row: number) => FloatTensor): fc.Arbitrary<FloatTensor> =>
  fc
    .tuple(boxesOf(exactBox, [1, 3]), fc.nat({ max: 2 }))
    .map(([boxes, row]) => break_(boxes, row % (boxes.shape[0] ?? 1)))

/** Boxes of which one, anywhere, has x2 < x1 or y2 < y1 or both. */
export const disorderedBoxes: fc.Arbitrary<FloatTensor> = fc
  .constantFrom(0, 1, 2)
  .chain((which) =>
    somewhere((boxes, row) =>
      which === 2
        ? flippedRow(boxes, row)
        : tabulate(boxes.shape, (n = 0, k = 0) =>
            boxes.get(n, n === row && k % 2 === which ? (k + 2) % 4 : k),
          ),
    ),
  )

/** Boxes of which one, anywhere, is a line. */
export const flatBoxes: fc.Arbitrary<FloatTensor> = fc
  .nat({ max: 1 })
  .chain((axis) =>
    somewhere((boxes, row) =>
      tabulate(boxes.shape, (n = 0, k = 0) => boxes.get(n, n === row && k === axis + 2 ? axis : k)),
    ),
  )
