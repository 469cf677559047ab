import type { FloatTensor } from "@detspec/core"
import { float64, mapTensor, rows, tabulate, toBoxes } from "@detspec/core"
import type { In } from "@detspec/spec"
import { decodeBoxes } from "@detspec/spec"
import type { BoxWeights } from "@detspec/spec/parts"
import * as fc from "fast-check"
import { disorderedBoxes, flatBoxes } from "../families/boxes/broken-boxes.js"
import { coderWeights, encoding } from "../families/boxes/coder.js"
import { encodeDeltaLaws } from "../families/boxes/encode-delta-laws.js"
import { encodeFrameLaws } from "../families/boxes/encode-frame-laws.js"
import { twice } from "../kit/added.js"
import { near } from "../kit/compare.js"
import { boxesOf, exactBox, solidBox } from "../kit/generators/boxes.js"
import { manyBoxes } from "../kit/generators/tensors.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { pickRows } from "../kit/moves.js"

type Input = In<"encodeBoxes">

const name = "encodeBoxes"
const ones: BoxWeights = [1, 1, 1, 1]
/** A bad list beside a good one of the same length. */
const beside = (
  bad: fc.Arbitrary<FloatTensor>,
  place: (bad: FloatTensor, good: FloatTensor) => Pick<Input, "boxes" | "anchors">,
): fc.Arbitrary<Input> =>
  fc.tuple(bad, boxesOf(exactBox, [3]), coderWeights).map(([wrong, right, weights]) => ({
    ...place(
      wrong,
      pickRows(
        right,
        Array.from({ length: wrong.shape[0] ?? 0 }, (_, n) => n),
      ),
    ),
    weights,
  }))
const emptyBoxes = fc.oneof(disorderedBoxes, flatBoxes)
const hairline = fc.nat({ max: 2 }).map((row) =>
  rows(
    4,
    [0, 1, 2].map((n) => [0, 0, 4, n === row ? 2 ** -31 : 4]),
  ),
)

/** Every delta times its weight. */
const weighted = (deltas: FloatTensor, weights: BoxWeights): FloatTensor =>
  tabulate(deltas.shape, (n = 0, k = 0) => deltas.get(n, k) * (weights[k] ?? 1))

export const encodeBoxesLaws: LawsOf<"encodeBoxes"> = lawsOf(name, {
  valid: encoding,
  large: () => ({ boxes: manyBoxes(100_000), anchors: manyBoxes(100_000, 1024, 1), weights: [10, 10, 5, 5] }),
  refusals: {
    "boxes not empty": {
      field: "boxes",
      given: beside(emptyBoxes, (bad, good) => ({ boxes: bad, anchors: good })),
    },
    "anchors not empty": {
      field: "anchors",
      given: beside(emptyBoxes, (bad, good) => ({ boxes: good, anchors: bad })),
    },
    "anchors wide enough": {
      field: "anchors",
      given: beside(hairline, (bad, good) => ({ boxes: good, anchors: bad })),
    },
  },
  laws: [
    law(
      name,
      "a box seen from itself has deltas 0",
      fc.tuple(boxesOf(solidBox), coderWeights),
      async (call, [boxes, weights], { tolerances }) => {
        const input = { boxes, anchors: boxes, weights }
        const { deltas } = await call(input)
        return near(
          mapTensor(boxes, () => 0),
          deltas,
          tolerances(input).deltas,
          "deltas",
        )
      },
    ),
    law(
      name,
      "decoding gives the box back: decode(encode(b, a), a) = b",
      encoding,
      async (call, input, setting) => {
        const { deltas } = await call(input)
        const { boxes, anchors, weights } = input
        const [count = 0] = deltas.shape
        const back = decodeBoxes({
          deltas: float64([count, 1, 4], toBoxes(deltas).flat()),
          anchors,
          weights,
          clamp: Infinity,
        }).boxes
        const bounds = setting.tolerances(input).deltas?.bound
        const slack = (n: number, k: number): number => (typeof bounds === "object" ? bounds.get(n, k) : 0)
        const corner = tabulate(boxes.shape, (n = 0, k = 0) => {
          const axis = k % 2
          const side = (list: FloatTensor) => list.get(n, axis + 2) - list.get(n, axis)
          const shift = (slack(n, axis) * side(anchors)) / (weights[axis] ?? 1)
          return shift + side(boxes) * Math.expm1(slack(n, axis + 2) / (weights[axis + 2] ?? 1))
        })
        const answer = float64(
          [count, 4],
          Array.from({ length: 4 * count }, (_, i) => back.get(i >> 2, 0, i % 4)),
        )
        return near(boxes, answer, {
          bound: corner,
          because: "the deltas' bound times the anchor's side, and the same again for decoding in float64",
        })
      },
    ),
    law(name, "weights multiply: encode_ω = ω ⊙ encode_1", encoding, async (call, input, { tolerances }) => {
      const { deltas } = await call(input)
      const plain = (await call({ ...input, weights: ones })).deltas
      return near(weighted(plain, input.weights), deltas, twice(tolerances(input).deltas, 3), "deltas")
    }),
    ...encodeDeltaLaws,
    ...encodeFrameLaws,
  ],
})
