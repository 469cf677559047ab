import { tabulate } from "@detspec/core"
import { twice } from "../../kit/added.js"
import { near, same } from "../../kit/compare.js"
import type { Law } from "../../kit/law.js"
import { law } from "../../kit/law.js"
import { pickRows, scaled, shifted, swapAxes } from "../../kit/moves.js"
import { allHold, expect } from "../../kit/verdict.js"
import { encoding, exactEncoding } from "./coder.js"

const name = "encodeBoxes"

/** Deltas do not depend on where box and anchor lie, on their unit or axes, or on other rows. */
export const encodeFrameLaws: readonly Law[] = [
  law(name, "unit-free: boxes and anchors twice as large, exactly", exactEncoding, async (call, input) => {
    const { deltas } = await call(input)
    const larger = { ...input, boxes: scaled(input.boxes, 2), anchors: scaled(input.anchors, 2) }
    return same(deltas, (await call(larger)).deltas, "deltas")
  }),
  law(name, "moved together, they keep their deltas, exactly", exactEncoding, async (call, input) => {
    const { deltas } = await call(input)
    const moved = {
      ...input,
      boxes: shifted(input.boxes, 512, -256),
      anchors: shifted(input.anchors, 512, -256),
    }
    return same(deltas, (await call(moved)).deltas, "deltas")
  }),
  law(
    name,
    "x and y are alike: all transposed, t_x is t_y and t_w is t_h",
    exactEncoding,
    async (call, input, setting) => {
      const [wx, wy, ww, wh] = input.weights
      const turned = await call({
        boxes: swapAxes(input.boxes),
        anchors: swapAxes(input.anchors),
        weights: [wy, wx, wh, ww],
      })
      const { deltas } = await call(input)
      return near(deltas, swapAxes(turned.deltas), twice(setting.tolerances(input).deltas), "deltas")
    },
  ),
  law(
    name,
    "row n depends on its own box and anchor alone",
    encoding,
    async (call, input, { tolerances }) => {
      const { deltas } = await call(input)
      const count = input.boxes.shape[0] ?? 0
      const verdicts = [expect(deltas.shape[0] === count, `${count} rows`, `${deltas.shape[0]}`)]
      for (const n of count > 0 ? new Set([0, count - 1]) : []) {
        const one = { boxes: pickRows(input.boxes, [n]), anchors: pickRows(input.anchors, [n]) }
        const alone = (await call({ ...one, weights: input.weights })).deltas
        const expected = tabulate(deltas.shape, (i = 0, k = 0) =>
          i === n ? alone.get(0, k) : deltas.get(i, k),
        )
        verdicts.push(near(expected, deltas, twice(tolerances(input).deltas), "deltas"))
      }
      return allHold(verdicts)
    },
  ),
]
