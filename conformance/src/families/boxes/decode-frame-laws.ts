import { mapTensor, tabulate } from "@detspec/core"
import { added, twice } from "../../kit/added.js"
import { near, same } from "../../kit/compare.js"
import type { Law } from "../../kit/law.js"
import { law } from "../../kit/law.js"
import { scaled, shifted, swapAxes } from "../../kit/moves.js"
import { decoding, exactDecoding } from "./coder.js"
import { turnedDeltas } from "./deltas.js"

const name = "decodeBoxes"

/** Decoding does not depend on where the anchor lies, on its unit or its axes; what comes is a box. */
export const decodeFrameLaws: readonly Law[] = [
  law(name, "an answer is a box: finite, with its corners in order", decoding(), async (call, input) => {
    const { boxes } = await call(input)
    const right = mapTensor(boxes, (x) => (Number.isFinite(x) ? x : 0))
    const ordered = tabulate(boxes.shape, (n = 0, c = 0, k = 0) =>
      k < 2 ? right.get(n, c, k) : Math.max(right.get(n, c, k), right.get(n, c, k - 2)),
    )
    return same(ordered, boxes, "boxes")
  }),
  law(
    name,
    "unit-free: an anchor twice as large gives a box twice as large, exactly",
    exactDecoding,
    async (call, input) => {
      const { boxes } = await call(input)
      return same(
        scaled(boxes, 2),
        (await call({ ...input, anchors: scaled(input.anchors, 2) })).boxes,
        "boxes",
      )
    },
  ),
  law(
    name,
    "an anchor that moves takes its box along",
    exactDecoding,
    async (call, input, { tolerances }) => {
      const moved = { ...input, anchors: shifted(input.anchors, 64, -32) }
      const [before, after] = [(await call(input)).boxes, (await call(moved)).boxes]
      const expected = tabulate(
        before.shape,
        (n = 0, c = 0, k = 0) => before.get(n, c, k) + (k % 2 === 0 ? 64 : -32),
      )
      const both = added(before.shape, tolerances(input).boxes, tolerances(moved).boxes)
      return near(expected, after, both, "boxes")
    },
  ),
  law(
    name,
    "x and y are alike: transposed anchors and deltas give transposed boxes",
    decoding(),
    async (call, input, { tolerances }) => {
      const [wx, wy, ww, wh] = input.weights
      const turned = await call({
        deltas: turnedDeltas(input.deltas),
        anchors: swapAxes(input.anchors),
        weights: [wy, wx, wh, ww],
        clamp: input.clamp,
      })
      return near(
        (await call(input)).boxes,
        turnedDeltas(turned.boxes),
        twice(tolerances(input).boxes),
        "boxes",
      )
    },
  ),
]
