import { area, boxAt, mapTensor, tabulate } from "@detspec/core"
import { iou } from "@detspec/spec"
import * as fc from "fast-check"
import { disorderedBoxes } from "../families/boxes/broken-boxes.js"
import { rowsAlone } from "../families/boxes/pair-matrix.js"
import { twice } from "../kit/added.js"
import { near, same } from "../kit/compare.js"
import { box, boxesOf, boxPairsOf, exactBox } from "../kit/generators/boxes.js"
import { manyBoxes } from "../kit/generators/tensors.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { scaled, shifted, swapAxes, transposed } from "../kit/moves.js"
import { aroundOne } from "../kit/quotients.js"
import { allHold } from "../kit/verdict.js"

const pairs = boxPairsOf(box)
const exactPairs = boxPairsOf(exactBox)

export const boxIouLaws: LawsOf<"boxIou"> = lawsOf("boxIou", {
  valid: pairs,
  large: () => ({ boxes1: manyBoxes(100_000), boxes2: manyBoxes(3, 1024, 1) }),
  refusals: {
    "boxes1 in order": {
      field: "boxes1",
      given: fc
        .tuple(boxPairsOf(exactBox), disorderedBoxes)
        .map(([{ boxes2 }, boxes1]) => ({ boxes1, boxes2 })),
    },
    "boxes2 in order": {
      field: "boxes2",
      given: fc
        .tuple(boxPairsOf(exactBox), disorderedBoxes)
        .map(([{ boxes1 }, boxes2]) => ({ boxes1, boxes2 })),
    },
  },
  laws: [
    law(
      "boxIou",
      "symmetry: IoU(a, b) = IoU(b, a)",
      pairs,
      async (boxIou, { boxes1, boxes2 }, { tolerances }) => {
        const { iou } = await boxIou({ boxes1, boxes2 })
        const swapped = await boxIou({ boxes1: boxes2, boxes2: boxes1 })
        return near(transposed(swapped.iou), iou, twice(tolerances({ boxes1, boxes2 }).iou), "iou")
      },
    ),
    law("boxIou", "range: 0 ≤ IoU ≤ 1, whatever the boxes", pairs, async (boxIou, input, { arithmetic }) => {
      const { iou } = await boxIou(input)
      const positive = mapTensor(iou, (x) => Math.max(x, 0))
      const clamped = mapTensor(positive, (x) => Math.min(x, 1))
      return allHold([
        same(positive, iou, "iou, at least 0"),
        near(clamped, positive, aroundOne(arithmetic), "iou, at most 1"),
      ])
    }),
    law(
      "boxIou",
      "a box with an area overlaps itself by 1",
      boxesOf(exactBox),
      async (boxIou, boxes, { arithmetic }) => {
        const { iou } = await boxIou({ boxes1: boxes, boxes2: boxes })
        const diagonal = tabulate([boxes.shape[0] ?? 0], (n = 0) => iou.get(n, n))
        return near(
          mapTensor(diagonal, () => 1),
          diagonal,
          aroundOne(arithmetic),
          "iou of each with itself",
        )
      },
    ),
    law(
      "boxIou",
      "boxes that share no area have IoU 0, and only those",
      exactPairs,
      async (boxIou, input) => {
        const { iou: overlaps } = await boxIou(input)
        const signs = tabulate(overlaps.shape, (n = 0, m = 0) =>
          Math.sign(iou(boxAt(input.boxes1, n), boxAt(input.boxes2, m))),
        )
        return same(signs, mapTensor(overlaps, Math.sign), "sign of iou")
      },
    ),
    law(
      "boxIou",
      "unit-free: boxes twice as large overlap as much, exactly",
      exactPairs,
      async (boxIou, { boxes1, boxes2 }) => {
        const { iou } = await boxIou({ boxes1, boxes2 })
        return same(iou, (await boxIou({ boxes1: scaled(boxes1, 2), boxes2: scaled(boxes2, 2) })).iou, "iou")
      },
    ),
    law(
      "boxIou",
      "moved together, boxes overlap as much, exactly",
      exactPairs,
      async (boxIou, { boxes1, boxes2 }) => {
        const moved = { boxes1: shifted(boxes1, 512, -256), boxes2: shifted(boxes2, 512, -256) }
        const { iou } = await boxIou({ boxes1, boxes2 })
        return same(iou, (await boxIou(moved)).iou, "iou")
      },
    ),
    law(
      "boxIou",
      "x and y are alike: transposed boxes overlap as much",
      exactPairs,
      async (boxIou, input) => {
        const { iou } = await boxIou(input)
        const turned = await boxIou({ boxes1: swapAxes(input.boxes1), boxes2: swapAxes(input.boxes2) })
        return same(iou, turned.iou, "iou")
      },
    ),
    law(
      "boxIou",
      "at most the smaller area over the larger",
      exactPairs,
      async (boxIou, input, { tolerances }) => {
        const { iou } = await boxIou(input)
        const limit = tabulate(iou.shape, (n = 0, m = 0) => {
          const [a, b] = [area(boxAt(input.boxes1, n)), area(boxAt(input.boxes2, m))]
          return Math.min(iou.get(n, m), Math.min(a, b) / Math.max(a, b))
        })
        return near(limit, iou, tolerances(input).iou, "iou")
      },
    ),
    law("boxIou", "row n depends on box n alone", pairs, (boxIou, lists, { tolerances }) =>
      rowsAlone(async (asked) => (await boxIou(asked)).iou, lists, tolerances(lists).iou),
    ),
  ],
})
