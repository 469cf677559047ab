import { area, boxAt, mapTensor, tabulate, toBoxes } from "@detspec/core"
import { iou } from "@detspec/spec"
import * as fc from "fast-check"
import { disorderedBoxes } from "../families/boxes/broken-boxes.js"
import { near, same } from "../kit/compare.js"
import { box, boxesOf, boxPairsOf, exactBox } from "../kit/generators/boxes.js"
import { manyBoxes } from "../kit/generators/tensors.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { pickRows, scaled, shifted, swapAxes, transposed } from "../kit/moves.js"
import { expect } from "../kit/verdict.js"

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
        const tolerance = tolerances({ boxes1, boxes2 }).iou
        return near(transposed(swapped.iou), iou, tolerance, "iou")
      },
    ),
    law("boxIou", "range: 0 ≤ IoU ≤ 1, whatever the boxes", pairs, async (boxIou, input) => {
      const { iou } = await boxIou(input)
      const clamped = mapTensor(iou, (x) => Math.min(Math.max(x, 0), 1))
      return same(clamped, iou, "iou")
    }),
    law("boxIou", "a box with an area overlaps itself by 1", boxesOf(exactBox), async (boxIou, boxes) => {
      const { iou } = await boxIou({ boxes1: boxes, boxes2: boxes })
      const diagonal = toBoxes(boxes).map((_, n) => iou.get(n, n))
      return expect(
        diagonal.every((x) => x === 1),
        "1 on the diagonal",
        `${diagonal}`,
      )
    }),
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
    law("boxIou", "at most the smaller area over the larger", exactPairs, async (boxIou, input) => {
      const { iou } = await boxIou(input)
      const limit = tabulate(iou.shape, (n = 0, m = 0) => {
        const [a, b] = [area(boxAt(input.boxes1, n)), area(boxAt(input.boxes2, m))]
        return Math.min(iou.get(n, m), Math.fround(Math.min(a, b) / Math.max(a, b)))
      })
      return near(limit, iou, { bound: 2 ** -23, because: "the limit itself is rounded to float32" }, "iou")
    }),
    law("boxIou", "row n depends on box n alone", pairs, async (boxIou, { boxes1, boxes2 }) => {
      const { iou } = await boxIou({ boxes1, boxes2 })
      const n = Math.max((boxes1.shape[0] ?? 0) - 1, 0)
      if (boxes1.shape[0] === 0) return expect(iou.size === 0, "no rows", `${iou.size} elements`)
      const alone = await boxIou({ boxes1: pickRows(boxes1, [n]), boxes2 })
      return same(
        tabulate(alone.iou.shape, (_, m = 0) => iou.get(n, m)),
        alone.iou,
        "iou",
      )
    }),
  ],
})
