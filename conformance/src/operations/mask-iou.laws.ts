import type { Uint8Tensor } from "@detspec/core"
import { boxAt, mapTensor, rows, tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import { iou as boxIou } from "@detspec/spec"
import * as fc from "fast-check"
import { longMaskIous } from "../families/masks/long.js"
import {
  doubledMasks,
  framedMasks,
  hasPixel,
  invertedMasks,
  mirroredMasks,
  pickMasks,
  turnedMasks,
} from "../families/masks/mask-moves.js"
import { drawnMasks, manyMasks, maskDraw, maskSize, masksWhere } from "../families/masks/masks.js"
import { near, same } from "../kit/compare.js"
import { someOf } from "../kit/generators/numbers.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { pickRows, transposed } from "../kit/moves.js"
import { aroundOne } from "../kit/quotients.js"
import { allHold, expect } from "../kit/verdict.js"

type Input = In<"maskIou">

/** The second list takes up some masks of the first. */
const valid: fc.Arbitrary<Input> = fc
  .record({
    first: someOf(maskDraw, [0, 4], 25),
    second: someOf(maskDraw, [0, 3], 25),
    repeated: fc.nat({ max: 2 }),
    size: maskSize,
  })
  .map(({ first, second, repeated, size }) => ({
    masks1: drawnMasks(first, size),
    masks2: drawnMasks([...first.slice(0, repeated), ...second], size),
  }))

const onBoth = ({ masks1, masks2 }: Input, move: (masks: Uint8Tensor) => Uint8Tensor): Input => ({
  masks1: move(masks1),
  masks2: move(masks2),
})

const corner = fc.nat({ max: 5 })
const wholeBox = fc
  .tuple(corner, corner, corner, corner)
  .map(([x, y, w, h]): readonly number[] => [x, y, x + w + 1, y + h + 1])

const painted = (boxes: readonly (readonly number[])[]): Uint8Tensor =>
  masksWhere([boxes.length, 12, 11], (n, y, x) => {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = boxes[n] ?? []
    return x >= x1 && x < x2 && y >= y1 && y < y2
  })

export const maskIouLaws: LawsOf<"maskIou"> = lawsOf("maskIou", {
  valid,
  large: () => ({ masks1: manyMasks(60, 40, 50), masks2: manyMasks(20, 40, 50) }),
  long: longMaskIous,
  refusals: {},
  laws: [
    law("maskIou", "symmetry: IoU(a, b) = IoU(b, a)", valid, async (maskIou, { masks1, masks2 }) => {
      const { iou } = await maskIou({ masks1, masks2 })
      const swapped = await maskIou({ masks1: masks2, masks2: masks1 })
      return same(iou, transposed(swapped.iou), "iou")
    }),
    law(
      "maskIou",
      "range: 0 ≤ IoU ≤ 1, whatever the masks",
      valid,
      async (maskIou, input, { arithmetic }) => {
        const { iou } = await maskIou(input)
        const positive = mapTensor(iou, (x) => Math.max(x, 0))
        const clamped = mapTensor(positive, (x) => Math.min(x, 1))
        return allHold([
          same(positive, iou, "iou, at least 0"),
          near(clamped, positive, aroundOne(arithmetic), "iou, at most 1"),
        ])
      },
    ),
    law(
      "maskIou",
      "a mask overlaps itself by 1 if it has a pixel, else by 0",
      valid,
      async (maskIou, { masks1 }, { arithmetic }) => {
        const { iou } = await maskIou({ masks1, masks2: masks1 })
        const diagonal = tabulate([masks1.shape[0] ?? 0], (n = 0) => iou.get(n, n))
        const wanted = tabulate(diagonal.shape, (n = 0) => (hasPixel(masks1, n) ? 1 : 0))
        const { bound, because } = aroundOne(arithmetic)
        const off = mapTensor(wanted, (x) => x * bound)
        return near(wanted, diagonal, { bound: off, because }, "iou of each with itself")
      },
    ),
    law("maskIou", "a mask shares nothing with what it leaves out", valid, async (maskIou, { masks1 }) => {
      const { iou } = await maskIou({ masks1, masks2: invertedMasks(masks1) })
      const diagonal = Array.from({ length: masks1.shape[0] ?? 0 }, (_, n) => iou.get(n, n))
      return expect(
        diagonal.every((x) => x === 0),
        "0 on the diagonal",
        `${diagonal}`,
      )
    }),
    law(
      "maskIou",
      "masks of boxes of whole pixels overlap as the boxes do",
      fc.record({ first: someOf(wholeBox, [0, 4]), second: someOf(wholeBox, [0, 3]) }),
      async (maskIou, { first, second }, { tolerances }) => {
        const input = { masks1: painted(first), masks2: painted(second) }
        const [boxes1, boxes2] = [rows(4, first), rows(4, second)]
        const expected = tabulate([first.length, second.length], (n = 0, m = 0) =>
          boxIou(boxAt(boxes1, n), boxAt(boxes2, m)),
        )
        return near(expected, (await maskIou(input)).iou, tolerances(input).iou, "iou")
      },
    ),
    law(
      "maskIou",
      "it is a share of pixels: turned, mirrored, framed, or every pixel fourfold, masks overlap as much, exactly",
      valid,
      async (maskIou, input) => {
        const { iou } = await maskIou(input)
        const moves = [turnedMasks, mirroredMasks, doubledMasks, (all: Uint8Tensor) => framedMasks(all, 1, 2)]
        for (const move of moves) {
          const verdict = same(iou, (await maskIou(onBoth(input, move))).iou, "iou")
          if (verdict.tag === "fails") return verdict
        }
        return same(iou, iou)
      },
    ),
    law(
      "maskIou",
      "each pair is answered by itself, in the order of the masks",
      valid,
      async (maskIou, input) => {
        const { iou } = await maskIou(input)
        const order = Array.from({ length: input.masks1.shape[0] ?? 0 }, (_, n) => n).reverse()
        const turned = await maskIou({ ...input, masks1: pickMasks(input.masks1, order) })
        return same(pickRows(iou, order), turned.iou, "iou")
      },
    ),
  ],
})
