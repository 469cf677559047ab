import { boxAt, rows, tabulate } from "@detspec/core"
import { boxIou, distanceBoxIou } from "@detspec/spec"
import * as fc from "fast-check"
import { disorderedBoxes } from "../families/boxes/broken-boxes.js"
import { epsilon, withEpsilon } from "../families/boxes/epsilon-pairs.js"
import type { BoxLists, PairMatrix } from "../families/boxes/pair-matrix.js"
import { rowsAlone, symmetric, unmoved } from "../families/boxes/pair-matrix.js"
import type { Call } from "../kit/call.js"
import { near } from "../kit/compare.js"
import { box, boxesOf, boxPairsOf, exactBox } from "../kit/generators/boxes.js"
import { dyadic } from "../kit/generators/numbers.js"
import { manyBoxes } from "../kit/generators/tensors.js"
import { fact, law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { scaled, shifted, swapAxes } from "../kit/moves.js"

const name = "completeBoxIou"
const pairs = withEpsilon(boxPairsOf(box))
const exactPairs = withEpsilon(boxPairsOf(exactBox))
const exactBoxes = boxesOf(exactBox)

const matrix =
  (call: Call<"completeBoxIou">, eps: number): PairMatrix =>
  async (lists) =>
    (await call({ ...lists, epsilon: eps })).ciou

/** Two boxes of one shape, the second larger or smaller by a power of two, anywhere. */
const alike = fc
  .record({ a: exactBox, factor: fc.constantFrom(0.5, 1, 4), dx: dyadic(-16, 16), dy: dyadic(-16, 16) })
  .map(({ a, factor, dx, dy }) => ({
    boxes1: rows(4, [a]),
    boxes2: shifted(scaled(rows(4, [a]), factor), dx, dy),
  }))

/** arctan(w/h), written for boxes with a height. */
const angle = (boxes: BoxLists["boxes1"], n: number): number => {
  const [x1, y1, x2, y2] = boxAt(boxes, n)
  return Math.atan((x2 - x1) / (y2 - y1))
}

export const completeBoxIouLaws: LawsOf<"completeBoxIou"> = lawsOf(name, {
  valid: pairs,
  large: () => ({ boxes1: manyBoxes(100_000), boxes2: manyBoxes(1, 1024, 1), epsilon: 0 }),
  refusals: {
    "boxes1 in order": {
      field: "boxes1",
      given: fc.record({ boxes1: disorderedBoxes, boxes2: exactBoxes, epsilon }),
    },
    "boxes2 in order": {
      field: "boxes2",
      given: fc.record({ boxes1: exactBoxes, boxes2: disorderedBoxes, epsilon }),
    },
  },
  laws: [
    law(name, "symmetry: CIoU(a, b) = CIoU(b, a)", pairs, (call, input, { tolerances }) =>
      symmetric(matrix(call, input.epsilon), input, tolerances(input).ciou),
    ),
    law(name, "row n depends on box n alone", pairs, (call, input, { tolerances }) =>
      rowsAlone(matrix(call, input.epsilon), input, tolerances(input).ciou),
    ),
    law(name, "DIoU - 1/2 ≤ CIoU ≤ DIoU, whatever the boxes", pairs, async (call, input, { tolerances }) => {
      const [{ ciou }, { diou }] = [await call(input), distanceBoxIou(input)]
      const within = tabulate(ciou.shape, (n = 0, m = 0) =>
        Math.min(Math.max(ciou.get(n, m), diou.get(n, m) - 0.5), diou.get(n, m)),
      )
      return near(within, ciou, tolerances(input).ciou, "ciou")
    }),
    law(
      name,
      "boxes of one shape, of any size: CIoU = DIoU",
      withEpsilon(alike),
      async (call, input, { tolerances }) =>
        near(distanceBoxIou(input).diou, (await call(input)).ciou, tolerances(input).ciou, "ciou"),
    ),
    law(
      name,
      "a box with an area has CIoU 1 with itself, also at ε = 0",
      exactBoxes,
      async (call, boxes, { tolerances }) => {
        const input = { boxes1: boxes, boxes2: boxes, epsilon: 0 }
        const { ciou } = await call(input)
        const ones = tabulate(ciou.shape, (n = 0, m = 0) => (n === m ? 1 : ciou.get(n, m)))
        return near(ones, ciou, tolerances(input).ciou, "ciou")
      },
    ),
    law(
      name,
      "DIoU - CIoU = v² / (1 - IoU + v + ε), v from the arctangents of w/h",
      exactPairs,
      async (call, input, { tolerances }) => {
        const [{ ciou }, { diou }, { iou }] = [await call(input), distanceBoxIou(input), boxIou(input)]
        const expected = tabulate(ciou.shape, (n = 0, m = 0) => {
          const v = (4 / Math.PI ** 2) * (angle(input.boxes1, n) - angle(input.boxes2, m)) ** 2
          const penalty = v === 0 ? 0 : v ** 2 / (1 - iou.get(n, m) + v + input.epsilon)
          return diou.get(n, m) - penalty
        })
        return near(expected, ciou, tolerances(input).ciou, "ciou")
      },
    ),
    law(
      name,
      "unit-free: boxes twice as large, at ε = 0",
      boxPairsOf(exactBox),
      (call, lists, { tolerances }) =>
        unmoved(
          matrix(call, 0),
          lists,
          (boxes) => scaled(boxes, 2),
          tolerances({ ...lists, epsilon: 0 }).ciou,
        ),
    ),
    law(name, "moved together, boxes keep their CIoU", exactPairs, (call, input, { tolerances }) =>
      unmoved(
        matrix(call, input.epsilon),
        input,
        (boxes) => shifted(boxes, 64, -32),
        tolerances({
          ...input,
          boxes1: shifted(input.boxes1, 64, -32),
          boxes2: shifted(input.boxes2, 64, -32),
        }).ciou,
      ),
    ),
    law(
      name,
      "x and y are alike: transposed boxes have the same CIoU",
      exactPairs,
      (call, input, { tolerances }) =>
        unmoved(matrix(call, input.epsilon), input, swapAxes, tolerances(input).ciou),
    ),
    fact(
      name,
      "a level line is as unlike an upright one as can be: v = 1, and α = 1/2",
      async (call, { tolerances }) => {
        const input = { boxes1: rows(4, [[0, 2, 4, 2]]), boxes2: rows(4, [[2, 0, 2, 4]]), epsilon: 0 }
        const half = tabulate([1, 1], () => -0.5)
        return near(half, (await call(input)).ciou, tolerances(input).ciou, "ciou")
      },
    ),
  ],
})
