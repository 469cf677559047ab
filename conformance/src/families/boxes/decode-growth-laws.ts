import { tabulate } from "@detspec/core"
import type { BoxWeights } from "@detspec/spec/parts"
import * as fc from "fast-check"
import { added, twice } from "../../kit/added.js"
import { near, same } from "../../kit/compare.js"
import type { Law } from "../../kit/law.js"
import { law } from "../../kit/law.js"
import { allHold } from "../../kit/verdict.js"
import { exactDecoding } from "./coder.js"
import { redone } from "./deltas.js"

const name = "decodeBoxes"

/** What the clamp does and does not touch, and what shifts and weights mean. */
export const decodeGrowthLaws: readonly Law[] = [
  law(
    name,
    "growth beyond the clamp counts as the clamp, exactly; a shift does not",
    fc.tuple(exactDecoding, fc.constantFrom(0.5, 1, 2, 4), fc.constantFrom(0.25, 1, 100)),
    async (call, [drawn, clamp, more], { tolerances }) => {
      const at = (excess: number) => ({
        ...drawn,
        clamp,
        deltas: redone(drawn.deltas, (k, t) => (k < 2 ? t : (clamp + excess) * (drawn.weights[k] ?? 1))),
      })
      const [limit, beyond] = [(await call(at(0))).boxes, (await call(at(more))).boxes]
      const free = (await call({ ...at(0), clamp: Infinity })).boxes
      return allHold([
        same(limit, beyond, "boxes beyond the clamp"),
        near(free, limit, twice(tolerances(at(0)).boxes), "boxes at the clamp"),
      ])
    },
  ),
  law(
    name,
    "shrinking is not clamped: below the clamp it makes no difference",
    fc.tuple(exactDecoding, fc.constantFrom(-0.5, -3, -20)),
    async (call, [drawn, growth], { tolerances }) => {
      const deltas = redone(drawn.deltas, (k, t) => (k < 2 ? t : growth * (drawn.weights[k] ?? 1)))
      const free = { ...drawn, deltas, clamp: Infinity }
      const { boxes } = await call({ ...drawn, deltas, clamp: 0.25 })
      return near((await call(free)).boxes, boxes, twice(tolerances(free).boxes), "boxes")
    },
  ),
  law(
    name,
    "adding ω_x to t_x moves the box by the anchor's width, ω_y by its height",
    exactDecoding,
    async (call, input, { tolerances }) => {
      const further = {
        ...input,
        deltas: redone(input.deltas, (k, t) => (k < 2 ? t + (input.weights[k] ?? 0) : t)),
      }
      const [before, after] = [(await call(input)).boxes, (await call(further)).boxes]
      const expected = tabulate(before.shape, (n = 0, c = 0, k = 0) => {
        const side = input.anchors.get(n, (k % 2) + 2) - input.anchors.get(n, k % 2)
        return before.get(n, c, k) + side
      })
      const both = added(before.shape, tolerances(input).boxes, tolerances(further).boxes)
      return near(expected, after, both, "boxes")
    },
  ),
  law(
    name,
    "weights divide: decode_ω(ω ⊙ t) = decode_1(t)",
    exactDecoding,
    async (call, input, { tolerances }) => {
      const { weights, deltas } = input
      const multiplied = redone(deltas, (k, t) => t * (weights[k] ?? 1))
      const plain = { ...input, weights: [1, 1, 1, 1] satisfies BoxWeights }
      const expected = (await call({ ...input, deltas, weights: [1, 1, 1, 1] })).boxes
      return near(
        expected,
        (await call({ ...input, deltas: multiplied })).boxes,
        twice(tolerances(plain).boxes),
        "boxes",
      )
    },
  ),
]
