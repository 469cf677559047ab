import type { FloatTensor } from "@detspec/core"
import { float64, mapTensor, tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import * as fc from "fast-check"
import { same } from "../kit/compare.js"
import { box } from "../kit/generators/boxes.js"
import { dyadic, listOf, single, someOf, someOrMany } from "../kit/generators/numbers.js"
import { spread } from "../kit/generators/tensors.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { pickRows, scaled, swapAxes } from "../kit/moves.js"
import { allHold, expect } from "../kit/verdict.js"

type Input = In<"clipBoxes">

const name = "clipBoxes"
const side = fc.oneof(
  fc.constantFrom(0, 1, 7, 32.25, 1024, 40_001, 2 ** 24 + 2, 2 ** 29),
  dyadic(0, 64),
  single(1, 8192),
)
/** A coordinate: a number, or a place on an edge of the image. */
const placed = fc.oneof(
  { weight: 4, arbitrary: dyadic(-32, 96) },
  { weight: 2, arbitrary: fc.oneof(single(-2000, 2000), single(-60_000, 60_000)) },
  { weight: 2, arbitrary: fc.constantFrom(0, "edge", "before", "barely before", "after") },
  { weight: 2, arbitrary: single(0, 8192) },
  { weight: 1, arbitrary: fc.constantFrom(-(2 ** 40), 2 ** 126, 2 ** -20, 2 ** -110) },
)
const offsets: Readonly<Record<string, number>> = { before: -0.25, "barely before": -(2 ** -12), after: 0.25 }
const along = (place: number | string, edge: number): number =>
  typeof place === "number" ? place : Math.fround(edge + (offsets[place] ?? 0))

const drawn: fc.Arbitrary<Input> = fc
  .record({ rows: someOrMany(listOf(placed, 4)), height: side, width: side })
  .map(({ rows, height, width }) => ({
    boxes: float64(
      [rows.length, 4],
      rows.flatMap((row) => row.map((place, k) => along(place, k % 2 === 0 ? width : height))),
    ),
    height,
    width,
  }))
const photographed = fc.record({
  boxes: someOf(box).map((all) => float64([all.length, 4], all.flat())),
  height: side,
  width: side,
})
const valid: fc.Arbitrary<Input> = fc.oneof(drawn, photographed)

const edgeOf = ({ height, width }: Input, k: number): number => (k % 2 === 0 ? width : height)
const each = (input: Input, f: (x: number, edge: number) => number): FloatTensor =>
  tabulate(input.boxes.shape, (n = 0, k = 0) => f(input.boxes.get(n, k), edgeOf(input, k)))

export const clipBoxesLaws: LawsOf<"clipBoxes"> = lawsOf(name, {
  valid,
  large: () => ({
    boxes: float64(
      [100_000, 4],
      Array.from({ length: 400_000 }, (_, i) => 2048 * spread(i) - 512),
    ),
    height: 480,
    width: 640,
  }),
  refusals: {},
  laws: [
    law(name, "answers lie in [0, W] × [0, H]", valid, async (call, input) => {
      const { boxes } = await call(input)
      const within = each({ ...input, boxes }, (x, edge) => Math.min(Math.max(x, 0), edge))
      return same(within, boxes, "boxes")
    }),
    law(name, "a coordinate inside stays as it is, also on the edge", valid, async (call, input) => {
      const { boxes } = await call(input)
      const kept = tabulate(boxes.shape, (n = 0, k = 0) => {
        const x = input.boxes.get(n, k)
        return x >= 0 && x <= edgeOf(input, k) ? x : boxes.get(n, k)
      })
      return same(kept, boxes, "boxes")
    }),
    law(name, "a coordinate outside goes to the nearer edge", valid, async (call, input) => {
      const { boxes } = await call(input)
      const moved = tabulate(boxes.shape, (n = 0, k = 0) => {
        const x = input.boxes.get(n, k)
        return x < 0 ? 0 : x > edgeOf(input, k) ? edgeOf(input, k) : boxes.get(n, k)
      })
      return same(moved, boxes, "boxes")
    }),
    law(name, "idempotent: clipped boxes stay as they are", valid, async (call, input) => {
      const { boxes } = await call(input)
      return same(boxes, (await call({ ...input, boxes })).boxes, "boxes")
    }),
    law(
      name,
      "x belongs to the width, y to the height: all transposed, so is the answer",
      valid,
      async (call, input) => {
        const turned = await call({ boxes: swapAxes(input.boxes), height: input.width, width: input.height })
        return same((await call(input)).boxes, swapAxes(turned.boxes), "boxes")
      },
    ),
    law(
      name,
      "both corners are treated alike: exchanged before or after, the same boxes",
      valid,
      async (call, input) => {
        const exchanged = (boxes: FloatTensor) =>
          tabulate(boxes.shape, (n = 0, k = 0) => boxes.get(n, (k + 2) % 4))
        const other = await call({ ...input, boxes: exchanged(input.boxes) })
        return same((await call(input)).boxes, exchanged(other.boxes), "boxes")
      },
    ),
    law(
      name,
      "mirrored in the image and back, the same boxes, exactly",
      fc
        .record({ rows: someOf(listOf(dyadic(-64, 128), 4)), height: dyadic(0, 64), width: dyadic(0, 64) })
        .map(({ rows, height, width }) => ({ boxes: float64([rows.length, 4], rows.flat()), height, width })),
      async (call, input) => {
        const { boxes } = await call(input)
        const mirrored = await call({ ...input, boxes: each(input, (x, edge) => edge - x) })
        return same(
          boxes,
          each({ ...input, boxes: mirrored.boxes }, (x, edge) => edge - x),
          "boxes",
        )
      },
    ),
    law(name, "unit-free: everything twice as large, exactly", valid, async (call, input) => {
      const { boxes } = await call(input)
      const twice = { boxes: scaled(input.boxes, 2), height: 2 * input.height, width: 2 * input.width }
      return same(scaled(boxes, 2), (await call(twice)).boxes, "boxes")
    }),
    law(name, "every box is answered, by itself and in its row", valid, async (call, input) => {
      const { boxes } = await call(input)
      const verdicts = [
        same(
          mapTensor(input.boxes, () => 0),
          mapTensor(boxes, () => 0),
          "shape of boxes",
        ),
      ]
      const count = input.boxes.shape[0] ?? 0
      for (const n of count > 0 ? new Set([0, count - 1]) : []) {
        const alone = await call({ ...input, boxes: pickRows(input.boxes, [n]) })
        verdicts.push(same(pickRows(boxes, [n]), alone.boxes, `row ${n}`))
      }
      return count === 0 ? expect(boxes.size === 0, "no boxes", `${boxes.size} elements`) : allHold(verdicts)
    }),
  ],
})
