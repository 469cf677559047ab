import { int32, rows, tabulate, toArray } from "@detspec/core"
import * as fc from "fast-check"
import type { Input } from "../families/masks/cropped.js"
import { breaking, cornerOf, neat, onFull, onMask, valid } from "../families/masks/cropped.js"
import { longCrops } from "../families/masks/long.js"
import { invertedMasks, mirroredMasks, pickMasks, turnedMasks } from "../families/masks/mask-moves.js"
import { manyMasks, masksWhere } from "../families/masks/masks.js"
import { pickIndices, upTo } from "../families/pooling/plane-moves.js"
import { added, twice } from "../kit/added.js"
import { boundAt } from "../kit/bounds.js"
import { near } from "../kit/compare.js"
import { spread } from "../kit/generators/tensors.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { flippedRow, pickRows, shifted, swapAxes } from "../kit/moves.js"

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
  long: longCrops,
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
    "targets of bounded size": {
      field: "size",
      given: fc
        .record({ input: neat, size: fc.integer({ min: 2 ** 14 + 1, max: 2 ** 26 }) })
        .map(({ input, size }) => ({ ...input, boxes: rows(4, []), truths: int32([0], []), size })),
    },
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
        const mirrored = { ...input, masks: mirroredMasks(input.masks), boxes }
        const other = (await cropMasks(mirrored)).targets
        const expected = tabulate(targets.shape, (n = 0, i = 0, j = 0) =>
          onMask(input, n) ? targets.get(n, i, input.size - 1 - j) : other.get(n, i, j),
        )
        const [before, after] = [tolerances(onFull(input)).targets, tolerances(onFull(mirrored)).targets]
        const turned = tabulate(targets.shape, (n = 0, i = 0, j = 0) =>
          boundAt(before, n, i, input.size - 1 - j),
        )
        const both = added(targets.shape, { bound: turned, because: "as before" }, after)
        return near(expected, other, both, "targets")
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
        const aligned: Input = { ...input, boxes: shifted(boxes, 0.5, 0.5), aligned: true }
        const [before, after] = [tolerances(onFull(legacy)).targets, tolerances(onFull(aligned)).targets]
        const both = added(targets.shape, before, after)
        return near(targets, (await cropMasks(aligned)).targets, both, "targets")
      },
    ),
    law(
      "cropMasks",
      "each box is cropped from its own truth, and by itself",
      neat,
      async (cropMasks, input, { tolerances }) => {
        const { targets } = await cropMasks(input)
        const order = [...upTo(input.boxes.shape[0] ?? 0)].reverse()
        const last = (input.masks.shape[0] ?? 1) - 1
        const reversed: Input = {
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
        }
        const other = await cropMasks(reversed)
        return near(pickRows(targets, order), other.targets, twice(tolerances(reversed).targets), "targets")
      },
    ),
  ],
})
