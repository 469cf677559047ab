import type { FloatTensor } from "@detspec/core"
import { int32, rows, toArray, toBoxes } from "@detspec/core"
import type { In } from "@detspec/spec"
import * as fc from "fast-check"
import { same } from "../kit/compare.js"
import { box } from "../kit/generators/boxes.js"
import { dyadic, single, someOf, someOrMany } from "../kit/generators/numbers.js"
import { manyBoxes, permutationOf } from "../kit/generators/tensors.js"
import { fact, law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { pickRows, scaled, shifted, swapAxes, zoomed } from "../kit/moves.js"
import { allHold, expect } from "../kit/verdict.js"

type Input = In<"removeSmallBoxes">

const name = "removeSmallBoxes"
const counts = [2, 0, 1, 3, 5, 8, 13]
/** Few sizes, so that a side of exactly the size is common; negative ones are corners out of order. */
const size = fc.oneof(fc.constantFrom(0, 0.25, 1, 2, 4), dyadic(0, 4))
const signedSide = fc.oneof(
  { weight: 7, arbitrary: size },
  { weight: 1, arbitrary: fc.constantFrom(-0.25, -4) },
)
const sized = fc
  .tuple(dyadic(-16, 16), dyadic(-16, 16), signedSide, signedSide)
  .map(([x, y, w, h]) => [x, y, x + w, y + h])
const smallest = (boxes: FloatTensor): readonly number[] =>
  toBoxes(boxes).map(([x1, y1, x2, y2]) => Math.min(x2 - x1, y2 - y1))
/** Mostly the size is that of a box of the list, so that something is kept. */
const exact: fc.Arbitrary<Input> = fc
  .tuple(
    someOrMany(sized, counts),
    size,
    fc.oneof({ weight: 1, arbitrary: fc.constant(-1) }, { weight: 6, arbitrary: fc.nat({ max: 13 }) }),
  )
  .map(([all, size, which]) => {
    const boxes = rows(4, all)
    const sides = smallest(boxes).filter((side) => side >= 0)
    return { boxes, minSize: sides[which % sides.length] ?? size }
  })
const anyBoxes = fc
  .tuple(someOf(box, counts), fc.constantFrom(1, 1, 2 ** -20, 2 ** 11))
  .map(([all, pixel]) => zoomed(rows(4, all), pixel))
/** Any size, or one that a box of the list has by a millionth more or less: more than single precision rounds. */
const valid: fc.Arbitrary<Input> = fc
  .tuple(
    anyBoxes,
    fc.oneof(size, single(0, 1000), fc.constant(Math.fround(1e-3))),
    fc.oneof({ weight: 1, arbitrary: fc.constant(-1) }, { weight: 3, arbitrary: fc.nat({ max: 13 }) }),
    fc.constantFrom(1 - 2 ** -20, 1 + 2 ** -20),
  )
  .map(([boxes, size, which, about]) => {
    const sides = smallest(boxes).filter((side) => side > 0 && side < 2 ** 29)
    const side = sides[which % sides.length]
    return { boxes, minSize: side ? Math.fround(side * about) : size }
  })

const indices = (keep: readonly number[]) => int32([keep.length], keep)

export const removeSmallBoxesLaws: LawsOf<"removeSmallBoxes"> = lawsOf(name, {
  valid,
  exact,
  large: () => ({ boxes: manyBoxes(100_000), minSize: 12 }),
  refusals: {},
  laws: [
    law(
      name,
      "what is kept has both sides of the size, what is dropped has not, give or take a rounding",
      valid,
      async (call, input, { arithmetic }) => {
        const keep = new Set(toArray((await call(input)).keep))
        const sides = smallest(input.boxes)
        const slack = 2 * arithmetic.unit * input.minSize
        const small = sides.findIndex((side, n) => keep.has(n) && side < input.minSize - slack)
        const lost = sides.findIndex((side, n) => !keep.has(n) && side > input.minSize + slack)
        return expect(small < 0 && lost < 0, "the large ones", `${small} is too small, ${lost} is missing`)
      },
    ),
    law(name, "indices ascend, each once", fc.oneof(exact, valid), async (call, input) => {
      const keep = toArray((await call(input)).keep)
      const sorted = [...new Set(keep)].sort((i, j) => i - j)
      return same(indices(sorted), indices(keep), "keep")
    }),
    law(
      name,
      "size 0 keeps every box with its corners in order, lines and points too",
      exact,
      async (call, input) => {
        const { keep } = await call({ ...input, minSize: 0 })
        const ordered = smallest(input.boxes).flatMap((side, n) => (side >= 0 ? [n] : []))
        return same(indices(ordered), keep, "keep")
      },
    ),
    law(name, "idempotent: what is kept stays when only that is offered", exact, async (call, input) => {
      const kept = toArray((await call(input)).keep)
      const again = await call({ ...input, boxes: pickRows(input.boxes, kept) })
      return same(indices(kept.map((_, i) => i)), again.keep, "keep")
    }),
    law(name, "a larger size keeps no other boxes", fc.tuple(exact, size), async (call, [input, more]) => {
      const keep = toArray((await call(input)).keep)
      const stricter = toArray((await call({ ...input, minSize: input.minSize + more })).keep)
      return same(indices(stricter.filter((n) => keep.includes(n))), indices(stricter), "keep")
    }),
    law(
      name,
      "each box is judged by itself: in another order the same boxes stay",
      exact.chain((input) =>
        permutationOf(input.boxes.shape[0] ?? 0).map((order): [Input, readonly number[]] => [input, order]),
      ),
      async (call, [input, order]) => {
        const { keep } = await call(input)
        const other = await call({ ...input, boxes: pickRows(input.boxes, order) })
        const back = toArray(other.keep)
          .map((i) => order[i] ?? -1)
          .sort((i, j) => i - j)
        return same(keep, indices(back), "keep")
      },
    ),
    law(name, "wherever they lie, transposed or not, the same boxes stay", exact, async (call, input) => {
      const { keep } = await call(input)
      const moved = await call({ ...input, boxes: shifted(input.boxes, 512, -256) })
      const turned = await call({ ...input, boxes: swapAxes(input.boxes) })
      return allHold([same(keep, moved.keep, "keep, moved"), same(keep, turned.keep, "keep, transposed")])
    }),
    law(name, "unit-free: boxes and size twice as large", exact, async (call, input) => {
      const { keep } = await call(input)
      const twice = await call({ boxes: scaled(input.boxes, 2), minSize: 2 * input.minSize })
      return same(keep, twice.keep, "keep")
    }),
    fact(name, "a side of exactly the size is kept, a quarter less is not", async (call) => {
      const boxes = rows(4, [
        [0, 0, 4, 9],
        [0, 0, 9, 4],
        [0, 0, 3.75, 9],
        [0, 0, 9, 3.75],
        [1, 1, 5, 5],
      ])
      return same(indices([0, 1, 4]), (await call({ boxes, minSize: 4 })).keep, "keep")
    }),
  ],
})
