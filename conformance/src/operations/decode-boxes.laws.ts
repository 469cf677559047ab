import type { FloatTensor } from "@detspec/core"
import { float64, mapTensor, tabulate } from "@detspec/core"
import { encodeBoxes } from "@detspec/spec"
import * as fc from "fast-check"
import { disorderedBoxes } from "../families/boxes/broken-boxes.js"
import { coderWeights, decoding, explosive } from "../families/boxes/coder.js"
import { decodeFrameLaws } from "../families/boxes/decode-frame-laws.js"
import { decodeGrowthLaws } from "../families/boxes/decode-growth-laws.js"
import { withClasses } from "../families/boxes/deltas.js"
import { added, twice } from "../kit/added.js"
import { near, same } from "../kit/compare.js"
import { boxesOf, solidBox } from "../kit/generators/boxes.js"
import { manyBoxes, spread } from "../kit/generators/tensors.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { pickRows } from "../kit/moves.js"
import { allHold, expect } from "../kit/verdict.js"

const name = "decodeBoxes"

export const decodeBoxesLaws: LawsOf<"decodeBoxes"> = lawsOf(name, {
  valid: decoding(),
  large: () => ({
    deltas: float64(
      [100_000, 1, 4],
      Array.from({ length: 400_000 }, (_, i) => 4 * spread(i, 3) - 2),
    ),
    anchors: manyBoxes(100_000),
    weights: [10, 10, 5, 5],
    clamp: Math.fround(Math.log(1000 / 16)),
  }),
  long: {
    "one large input: a thousand classes": () => ({
      deltas: tabulate([2, 1031, 4], (n = 0, c = 0, k = 0) => 4 * spread(4 * (1031 * n + c) + k, 3) - 2),
      anchors: manyBoxes(2),
      weights: [10, 10, 5, 5],
      clamp: 0.25,
    }),
  },
  refusals: {
    "anchors in order": {
      field: "anchors",
      given: fc.tuple(decoding([3]), disorderedBoxes).map(([input, bad]) => ({
        ...input,
        anchors: bad,
        deltas: pickRows(
          input.deltas,
          Array.from({ length: bad.shape[0] ?? 0 }, (_, n) => n),
        ),
      })),
    },
    "growth representable": { field: "deltas", given: explosive },
  },
  laws: [
    law(
      name,
      "deltas 0 give the anchor, for every class",
      decoding(),
      async (call, drawn, { tolerances }) => {
        const input = { ...drawn, deltas: mapTensor(drawn.deltas, () => 0) }
        const expected = tabulate(input.deltas.shape, (n = 0, _, k = 0) => input.anchors.get(n, k))
        return near(expected, (await call(input)).boxes, tolerances(input).boxes, "boxes")
      },
    ),
    law(
      name,
      "undoes encoding: decode(encode(b, a), a) = b",
      fc.tuple(boxesOf(solidBox), boxesOf(solidBox, [8]), coderWeights),
      async (call, [boxes, others, weights], { tolerances }) => {
        const anchors = pickRows(
          others,
          Array.from({ length: boxes.shape[0] ?? 0 }, (_, n) => n % 8),
        )
        const exactDeltas = encodeBoxes({ boxes, anchors, weights }).deltas
        const deltas = withClasses(mapTensor(exactDeltas, Math.fround))
        const input = { deltas, anchors, weights, clamp: Infinity }
        const expected = withClasses(boxes)
        const half = 2 ** -24
        const rounding = tabulate(expected.shape, (n = 0, _, k = 0) => {
          const axis = k % 2
          const side = (list: FloatTensor) => list.get(n, axis + 2) - list.get(n, axis)
          const shift = (Math.abs(exactDeltas.get(n, axis)) / (weights[axis] ?? 1)) * side(anchors)
          const growth = Math.abs(exactDeltas.get(n, axis + 2)) / (weights[axis + 2] ?? 1)
          return half * shift + Math.expm1(half * growth) * side(boxes)
        })
        const tolerance = added(expected.shape, twice(tolerances(input).boxes), {
          bound: rounding,
          because: "the deltas are rounded to float32",
        })
        return near(expected, (await call(input)).boxes, tolerance, "boxes")
      },
    ),
    law(name, "each class is decoded by itself", decoding(), async (call, input, { tolerances }) => {
      const { boxes } = await call(input)
      const [count = 0, classes = 0] = input.deltas.shape
      const verdicts = [
        same(
          mapTensor(input.deltas, () => 0),
          mapTensor(boxes, () => 0),
          "shape of boxes",
        ),
      ]
      for (let c = 0; c < classes; c += 1) {
        const one = tabulate([count, 1, 4], (n = 0, _, k = 0) => input.deltas.get(n, c, k))
        const alone = (await call({ ...input, deltas: one })).boxes
        const expected = tabulate(boxes.shape, (n = 0, d = 0, k = 0) =>
          (d === c ? alone : boxes).get(n, d === c ? 0 : d, k),
        )
        verdicts.push(near(expected, boxes, twice(tolerances(input).boxes), "boxes"))
      }
      return allHold(verdicts)
    }),
    law(
      name,
      "row n depends on its own deltas and anchor alone",
      decoding(),
      async (call, input, { tolerances }) => {
        const { boxes } = await call(input)
        const last = (input.deltas.shape[0] ?? 0) - 1
        if (last < 0) return expect(boxes.size === 0, "no boxes", `${boxes.size} elements`)
        const one = {
          ...input,
          deltas: pickRows(input.deltas, [last]),
          anchors: pickRows(input.anchors, [last]),
        }
        const alone = (await call(one)).boxes
        const expected = tabulate(boxes.shape, (n = 0, c = 0, k = 0) =>
          n === last ? alone.get(0, c, k) : boxes.get(n, c, k),
        )
        return near(expected, boxes, twice(tolerances(input).boxes), "boxes")
      },
    ),
    ...decodeGrowthLaws,
    ...decodeFrameLaws,
  ],
})
