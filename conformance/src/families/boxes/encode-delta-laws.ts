import type { FloatTensor } from "@detspec/core"
import { tabulate } from "@detspec/core"
import type { BoxWeights } from "@detspec/spec/parts"
import { added } from "../../kit/added.js"
import { boundAt } from "../../kit/bounds.js"
import { near } from "../../kit/compare.js"
import type { Law } from "../../kit/law.js"
import { law } from "../../kit/law.js"
import { encoding, exactEncoding } from "./coder.js"

const name = "encodeBoxes"
const ones: BoxWeights = [1, 1, 1, 1]

/** What each delta measures. */
export const encodeDeltaLaws: readonly Law[] = [
  law(
    name,
    "one anchor's width to the right adds ω_x to t_x, one height down ω_y to t_y, nothing else",
    exactEncoding,
    async (call, input, { tolerances }) => {
      const moved = tabulate(
        input.boxes.shape,
        (n = 0, k = 0) =>
          input.boxes.get(n, k) + input.anchors.get(n, (k % 2) + 2) - input.anchors.get(n, k % 2),
      )
      const shiftedInput = { ...input, boxes: moved }
      const [before, after] = [(await call(input)).deltas, (await call(shiftedInput)).deltas]
      const expected = tabulate(
        before.shape,
        (n = 0, k = 0) => before.get(n, k) + (k < 2 ? (input.weights[k] ?? 0) : 0),
      )
      const both = added(before.shape, tolerances(input).deltas, tolerances(shiftedInput).deltas)
      return near(expected, after, both, "deltas")
    },
  ),
  law(
    name,
    "twice as wide around its centre: t_w grows by ω_w ln 2, t_h as much for twice as high, nothing else",
    exactEncoding,
    async (call, input, { tolerances }) => {
      const wider = tabulate(input.boxes.shape, (n = 0, k = 0) => {
        const side = input.boxes.get(n, (k % 2) + 2) - input.boxes.get(n, k % 2)
        return input.boxes.get(n, k) + (k < 2 ? -side / 2 : side / 2)
      })
      const widerInput = { ...input, boxes: wider }
      const [before, after] = [(await call(input)).deltas, (await call(widerInput)).deltas]
      const expected = tabulate(
        before.shape,
        (n = 0, k = 0) => before.get(n, k) + (k < 2 ? 0 : (input.weights[k] ?? 0) * Math.LN2),
      )
      const both = added(before.shape, tolerances(input).deltas, tolerances(widerInput).deltas)
      return near(expected, after, both, "deltas")
    },
  ),
  law(
    name,
    "seen the other way round, growth changes its sign and a shift is measured in the other's size",
    encoding,
    async (call, { boxes, anchors }, { tolerances }) => {
      const there = { boxes, anchors, weights: ones }
      const back = { boxes: anchors, anchors: boxes, weights: ones }
      const [forth, reverse] = [(await call(there)).deltas, (await call(back)).deltas]
      const side = (list: FloatTensor, n: number, k: number) => list.get(n, k + 2) - list.get(n, k)
      const factor = (n: number, k: number) => (k < 2 ? side(boxes, n, k) / side(anchors, n, k) : 1)
      const expected = tabulate(forth.shape, (n = 0, k = 0) => -reverse.get(n, k) * factor(n, k))
      const other = tolerances(back).deltas
      const stretched = tabulate(forth.shape, (n = 0, k = 0) => boundAt(other, n, k) * factor(n, k))
      const both = added(forth.shape, tolerances(there).deltas, {
        bound: stretched,
        because: other?.because ?? "",
      })
      return near(expected, forth, both, "deltas")
    },
  ),
]
