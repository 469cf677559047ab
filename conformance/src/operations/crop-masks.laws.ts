import type { Box, FloatTensor } from "@detspec/core"
import { int32, rows, tabulate, toArray } from "@detspec/core"
import type { In } from "@detspec/spec"
import { isInside, positionsOf, samplesPerBin, spanOf } from "@detspec/spec"
import * as fc from "fast-check"
import { invertedMasks, mirroredMasks, pickMasks, turnedMasks } from "../families/masks/mask-moves.js"
import type { MaskDraw } from "../families/masks/masks.js"
import { drawnMasks, manyMasks, maskDraw, maskSize, masksWhere } from "../families/masks/masks.js"
import { pickIndices, upTo } from "../families/pooling/plane-moves.js"
import { twice } from "../kit/added.js"
import { near } from "../kit/compare.js"
import { dyadic, single, someOf } from "../kit/generators/numbers.js"
import { spread } from "../kit/generators/tensors.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { flippedRow, pickRows, shifted, swapAxes } from "../kit/moves.js"

type Input = In<"cropMasks">

const neatBox: fc.Arbitrary<Box> = fc
  .tuple(dyadic(-3, 6), dyadic(-3, 6), dyadic(0, 8), dyadic(0, 8))
  .map(([x, y, w, h]): Box => [x, y, x + w, y + h])
const anyBox: fc.Arbitrary<Box> = fc
  .tuple(single(-3, 6), single(-3, 6), single(2 ** -6, 10), single(2 ** -6, 10))
  .map(([x, y, w, h]): Box => [x, y, Math.fround(x + w), Math.fround(y + h)])

interface Cropped {
  readonly draws: readonly MaskDraw[]
  readonly regions: readonly { readonly box: Box; readonly truth: number }[]
  readonly size: readonly [number, number]
  readonly bins: number
  readonly aligned: boolean
}

const inputOf = ({ draws, regions, size, bins, aligned }: Cropped): Input => ({
  masks: drawnMasks(draws, size),
  boxes: rows(
    4,
    regions.map((region) => region.box),
  ),
  truths: int32(
    [regions.length],
    regions.map((region) => region.truth % draws.length),
  ),
  size: bins,
  aligned,
})

const cropped = (one: fc.Arbitrary<Box>, counts: readonly number[], bins: readonly number[]) =>
  fc
    .record({
      draws: someOf(maskDraw, [1, 3]),
      regions: someOf(fc.record({ box: one, truth: fc.nat({ max: 5 }) }), counts),
      size: maskSize,
      bins: fc.constantFrom(...bins),
      aligned: fc.boolean(),
    })
    .map(inputOf)

const valid = fc.oneof(cropped(neatBox, [0, 4], [1, 2, 3, 4, 7]), cropped(anyBox, [0, 3], [1, 2, 4]))
/** Quarters of pixels and bins of powers of two: where samples lie, and how many, is exact. */
const neat = cropped(neatBox, [0, 4], [1, 2, 4])
const broken = cropped(neatBox, [1, 3], [2])

const breaking = (field: string, wrong: (input: Input, row: number) => Input) => ({
  field,
  given: fc
    .record({ input: broken, at: fc.nat({ max: 2 }) })
    .map(({ input, at }) => wrong(input, at % (input.boxes.shape[0] ?? 1))),
})

const cornerOf = (boxes: FloatTensor, row: number, k: number, value: number): FloatTensor =>
  tabulate(boxes.shape, (n = 0, side = 0) => (n === row && side === k ? value : boxes.get(n, side)))

/** Whether every sample of every bin of region n lies on the mask or within a pixel of it. */
const onMask = ({ masks, boxes, size, aligned }: Input, n: number): boolean => {
  const [, height = 0, width = 0] = masks.shape
  const along = (k: number, side: number): boolean => {
    const span = spanOf(boxes.get(n, k), boxes.get(n, k + 2), { spatialScale: 1, samples: 0, aligned })
    const samples = samplesPerBin(span.size, size, 0)
    const all = positionsOf(span, size, samples).flat()
    return all.length > 0 && all.every((p) => isInside(p, side))
  }
  return along(1, height) && along(0, width)
}

const shapeOf = ({ masks }: Input): readonly [number, number, number] => {
  const [count = 0, height = 0, width = 0] = masks.shape
  return [count, height, width]
}
/** The bound for masks of ones, which is the largest of any mask. */
const onFull = (input: Input): Input => ({ ...input, masks: masksWhere(shapeOf(input), () => true) })

export const cropMasksLaws: LawsOf<"cropMasks"> = lawsOf("cropMasks", {
  valid,
  large: () => ({
    masks: manyMasks(4, 120, 160),
    boxes: rows(
      4,
      upTo(120).map((n) => {
        const [x, y] = [Math.floor(spread(n, 1) * 120), Math.floor(spread(n, 2) * 90)]
        return [x, y, x + 8 + Math.floor(spread(n, 3) * 30), y + 8 + Math.floor(spread(n, 4) * 30)]
      }),
    ),
    truths: int32(
      [120],
      upTo(120).map((n) => n % 4),
    ),
    size: 14,
    aligned: true,
  }),
  refusals: {
    "boxes in order": breaking("boxes", (input, row) => ({
      ...input,
      boxes: flippedRow(cornerOf(input.boxes, row, 2, 100), row),
    })),
    "scaled boxes near the map": breaking("boxes", (input, row) => ({
      ...input,
      size: 2 ** 7,
      boxes: cornerOf(input.boxes, row, 2, 2 ** 16 + 1),
    })),
    "truths within masks": breaking("truths", (input, row) => ({
      ...input,
      truths: int32(
        [...input.truths.shape],
        toArray(input.truths).map((truth, n) => (n === row ? (input.masks.shape[0] ?? 0) : truth)),
      ),
    })),
    "masks with pixels": breaking("masks", (input) => ({
      ...input,
      masks: masksWhere([input.masks.shape[0] ?? 0, 0, 3], () => false),
    })),
    "adaptive samples bounded": breaking("boxes", (input, row) => ({
      ...input,
      size: 1,
      boxes: cornerOf(input.boxes, row, 3, 2048),
    })),
  },
  laws: [
    law(
      "cropMasks",
      "aligned, a box of as many whole pixels as there are bins copies the mask, exactly",
      fc.record({ input: neat, x: fc.nat({ max: 3 }), y: fc.nat({ max: 3 }) }),
      async (cropMasks, { input, x, y }) => {
        const { size } = input
        const boxes = tabulate(input.boxes.shape, (_, k = 0) => [x, y, x + size, y + size][k] ?? 0)
        const { targets } = await cropMasks({ ...input, boxes, aligned: true })
        const [, height = 0, width = 0] = input.masks.shape
        // A pixel beyond the border reads the border's; farther ones are left to the specification.
        const expected = tabulate(targets.shape, (n = 0, i = 0, j = 0) => {
          const [v, u] = [y + i, x + j]
          const onIt = v < height && u < width
          return onIt ? input.masks.get(input.truths.get(n), v, u) : targets.get(n, i, j)
        })
        return near(expected, targets)
      },
    ),
    law(
      "cropMasks",
      "aligned, a box of twice as many pixels as bins takes the mean of every 2 × 2 pixels, exactly",
      fc.record({ input: neat, x: fc.nat({ max: 2 }), y: fc.nat({ max: 2 }) }),
      async (cropMasks, { input, x, y }) => {
        const side = 2 * input.size
        const boxes = tabulate(input.boxes.shape, (_, k = 0) => [x, y, x + side, y + side][k] ?? 0)
        const { targets } = await cropMasks({ ...input, boxes, aligned: true })
        const [, height = 0, width = 0] = input.masks.shape
        const expected = tabulate(targets.shape, (n = 0, i = 0, j = 0) => {
          const [v, u] = [y + 2 * i, x + 2 * j]
          const pixel = (dy: number, dx: number) => input.masks.get(input.truths.get(n), v + dy, u + dx)
          const onIt = v + 1 < height && u + 1 < width
          return onIt ? (pixel(0, 0) + pixel(0, 1) + pixel(1, 0) + pixel(1, 1)) / 4 : targets.get(n, i, j)
        })
        return near(expected, targets)
      },
    ),
    law(
      "cropMasks",
      "what a mask leaves out is what its inverse takes in: the targets of both add up to 1 on the mask",
      neat,
      async (cropMasks, input, { tolerances }) => {
        const { targets } = await cropMasks(input)
        const inverted = { ...input, masks: invertedMasks(input.masks) }
        const other = (await cropMasks(inverted)).targets
        const expected = tabulate(targets.shape, (n = 0, i = 0, j = 0) =>
          onMask(input, n) ? 1 - targets.get(n, i, j) : other.get(n, i, j),
        )
        return near(expected, other, twice(tolerances(onFull(input)).targets), "targets")
      },
    ),
    law(
      "cropMasks",
      "x and y are alike: turned masks and boxes give turned targets",
      neat,
      async (cropMasks, input, { tolerances }) => {
        const { targets } = await cropMasks(input)
        const turned = { ...input, masks: turnedMasks(input.masks), boxes: swapAxes(input.boxes) }
        const other = (await cropMasks(turned)).targets
        const back = tabulate(targets.shape, (n = 0, i = 0, j = 0) => other.get(n, j, i))
        return near(targets, back, twice(tolerances(input).targets), "targets")
      },
    ),
    law(
      "cropMasks",
      "aligned, a mirrored mask and box give mirrored targets, on the mask",
      neat.map((input): Input => ({ ...input, aligned: true })),
      async (cropMasks, input, { tolerances }) => {
        const { targets } = await cropMasks(input)
        const [, , width = 0] = input.masks.shape
        const boxes = tabulate(input.boxes.shape, (n = 0, k = 0) =>
          k % 2 === 0 ? width - input.boxes.get(n, 2 - k) : input.boxes.get(n, k),
        )
        const other = (await cropMasks({ ...input, masks: mirroredMasks(input.masks), boxes })).targets
        const expected = tabulate(targets.shape, (n = 0, i = 0, j = 0) =>
          onMask(input, n) ? targets.get(n, i, input.size - 1 - j) : other.get(n, i, j),
        )
        return near(expected, other, twice(tolerances(onFull(input)).targets), "targets")
      },
    ),
    law(
      "cropMasks",
      "not aligned is aligned half a pixel further right and down, for boxes of a pixel or more",
      neat,
      async (cropMasks, input, { tolerances }) => {
        const boxes = tabulate(input.boxes.shape, (n = 0, k = 0) =>
          k < 2 ? input.boxes.get(n, k) : Math.max(input.boxes.get(n, k), input.boxes.get(n, k - 2) + 1),
        )
        const legacy = { ...input, boxes, aligned: false }
        const { targets } = await cropMasks(legacy)
        const other = await cropMasks({ ...input, boxes: shifted(boxes, 0.5, 0.5), aligned: true })
        return near(targets, other.targets, twice(tolerances(onFull(legacy)).targets), "targets")
      },
    ),
    law(
      "cropMasks",
      "each box is cropped from its own truth, and by itself",
      neat,
      async (cropMasks, input) => {
        const { targets } = await cropMasks(input)
        const order = [...upTo(input.boxes.shape[0] ?? 0)].reverse()
        const last = (input.masks.shape[0] ?? 1) - 1
        const other = await cropMasks({
          ...input,
          masks: pickMasks(input.masks, [...upTo(last + 1)].reverse()),
          boxes: pickRows(input.boxes, order),
          truths: pickIndices(
            int32(
              [...input.truths.shape],
              toArray(input.truths).map((truth) => last - truth),
            ),
            order,
          ),
        })
        return near(pickRows(targets, order), other.targets, undefined, "targets")
      },
    ),
  ],
})
