import { area, boxAt, mapTensor, rows, tabulate, toArray } from "@detspec/core"
import { boxIou, intersection } from "@detspec/spec"
import { hull } from "@detspec/spec/parts"
import * as fc from "fast-check"
import { disorderedBoxes } from "../families/boxes/broken-boxes.js"
import type { PairMatrix } from "../families/boxes/pair-matrix.js"
import { rowsAlone, symmetric, unmoved } from "../families/boxes/pair-matrix.js"
import { twice } from "../kit/added.js"
import type { Call } from "../kit/call.js"
import { near } from "../kit/compare.js"
import { box, boxesOf, boxPairsOf, exactBox } from "../kit/generators/boxes.js"
import { manyBoxes } from "../kit/generators/tensors.js"
import { fact, law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { scaled, shifted, swapAxes } from "../kit/moves.js"
import { expect, holds } from "../kit/verdict.js"

const name = "generalizedBoxIou"
const pairs = boxPairsOf(box)
const exactPairs = boxPairsOf(exactBox)
const matrix =
  (call: Call<"generalizedBoxIou">): PairMatrix =>
  async (lists) =>
    (await call(lists)).giou

export const generalizedBoxIouLaws: LawsOf<"generalizedBoxIou"> = lawsOf(name, {
  valid: pairs,
  large: () => ({ boxes1: manyBoxes(100_000), boxes2: manyBoxes(2, 1024, 1) }),
  refusals: {
    "boxes1 in order": {
      field: "boxes1",
      given: fc.record({ boxes1: disorderedBoxes, boxes2: boxesOf(exactBox) }),
    },
    "boxes2 in order": {
      field: "boxes2",
      given: fc.record({ boxes1: boxesOf(exactBox), boxes2: disorderedBoxes }),
    },
  },
  laws: [
    law(name, "symmetry: GIoU(a, b) = GIoU(b, a)", pairs, (call, lists, { tolerances }) =>
      symmetric(matrix(call), lists, tolerances(lists).giou),
    ),
    law(name, "row n depends on box n alone", pairs, (call, lists, { tolerances }) =>
      rowsAlone(matrix(call), lists, tolerances(lists).giou),
    ),
    law(name, "-1 ≤ GIoU ≤ IoU, whatever the boxes", pairs, async (call, lists, { tolerances }) => {
      const { giou } = await call(lists)
      const { iou } = boxIou(lists)
      const within = tabulate(giou.shape, (n = 0, m = 0) =>
        Math.min(Math.max(giou.get(n, m), -1), iou.get(n, m)),
      )
      return near(within, giou, tolerances(lists).giou, "giou")
    }),
    law(
      name,
      "where the boxes fill their hull, or the hull has no area, GIoU = IoU",
      boxesOf(box).map((boxes) => {
        const inner = tabulate(boxes.shape, (n = 0, k = 0) =>
          k === 2 ? Math.fround((boxes.get(n, 0) + boxes.get(n, 2)) / 2) : boxes.get(n, k),
        )
        return { boxes1: boxes, boxes2: inner }
      }),
      async (call, lists, { tolerances }) => {
        const [{ giou }, { iou }] = [await call(lists), boxIou(lists)]
        const nested = tabulate(giou.shape, (n = 0, m = 0) => (n === m ? iou.get(n, n) : giou.get(n, m)))
        return near(nested, giou, tolerances(lists).giou, "giou")
      },
    ),
    law(
      name,
      "boxes that share no area: GIoU + 1 is the covered share of their hull",
      exactPairs,
      async (call, lists, { tolerances }) => {
        const { giou } = await call(lists)
        const apart = tabulate(giou.shape, (n = 0, m = 0) => {
          const [a, b] = [boxAt(lists.boxes1, n), boxAt(lists.boxes2, m)]
          return intersection(a, b) > 0 ? giou.get(n, m) : (area(a) + area(b)) / area(hull(a, b)) - 1
        })
        return near(apart, giou, tolerances(lists).giou, "giou")
      },
    ),
    law(
      name,
      "further apart is worse: a gap of 16 pixels more never raises GIoU",
      fc.record({ a: exactBox, b: exactBox, upright: fc.boolean() }),
      async (call, { a, b, upright }, { tolerances }) => {
        const placed = (gap: number) =>
          shifted(rows(4, [b]), upright ? 0 : a[2] - b[0] + gap, upright ? a[3] - b[1] + gap : 0)
        const [close, far] = [0, 16].map((gap) => ({ boxes1: rows(4, [a]), boxes2: placed(gap) }))
        if (!close || !far) return holds
        const [before, after] = [(await call(close)).giou, (await call(far)).giou]
        const lower = mapTensor(after, (x) => Math.min(x, before.get(0, 0)))
        return near(lower, after, twice(tolerances(close).giou), "giou")
      },
    ),
    law(name, "unit-free: boxes twice as large, exactly", exactPairs, (call, lists) =>
      unmoved(matrix(call), lists, (boxes) => scaled(boxes, 2)),
    ),
    law(name, "moved together, boxes keep their GIoU, exactly", exactPairs, (call, lists) =>
      unmoved(matrix(call), lists, (boxes) => shifted(boxes, 512, -256)),
    ),
    law(name, "x and y are alike: transposed boxes have the same GIoU", exactPairs, (call, lists) =>
      unmoved(matrix(call), lists, swapAxes),
    ),
    fact(name, "lines on one line are not penalised: their hull has no area", async (call) => {
      const { giou } = await call({
        boxes1: rows(4, [[0, 3, 4, 3]]),
        boxes2: rows(4, [
          [9, 3, 12, 3],
          [0, 3, 4, 3],
        ]),
      })
      return expect(
        toArray(giou).every((x) => x === 0),
        "0, 0",
        `${toArray(giou)}`,
      )
    }),
  ],
})
