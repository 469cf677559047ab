import type { FloatTensor, Int32Tensor } from "@detspec/core"
import { int32, mapTensor, tabulate, tabulateInt32, toArray } from "@detspec/core"
import type { In } from "@detspec/spec"
import { roiPool } from "@detspec/spec"
import * as fc from "fast-check"
import { adjoint } from "../families/pooling/adjoint.js"
import { anyMap, filled, mapOf } from "../families/pooling/maps.js"
import { reversedAlong, turnedPlanes, upTo } from "../families/pooling/plane-moves.js"
import { conserved } from "../families/pooling/pooling-gives-laws.js"
import { anyPooling, oneEach } from "../families/pooling/regions.js"
import { argmaxRefusals, largeScatter, longScatters } from "../families/pooling/scatter-inputs.js"
import { added } from "../kit/added.js"
import { alike } from "../kit/alike.js"
import { near, same } from "../kit/compare.js"
import { law } from "../kit/law.js"
import type { LawsOf } from "../kit/laws-of.js"
import { lawsOf } from "../kit/laws-of.js"
import { pickRows, scaled } from "../kit/moves.js"

type Input = In<"roiPoolBackward">

/** What flows back into a forward pass that the specification made. */
const drawn = fc.record({ pooling: anyPooling(oneEach), map: anyMap }).map(({ pooling, map }) => {
  const forward = { ...pooling, rounding: "half-away" as const }
  const { argmax } = roiPool(forward)
  const [batch = 0, , height = 0, width = 0] = pooling.features.shape
  const input: Input = {
    cotangent: mapOf(argmax.shape, map),
    argmax,
    images: pooling.images,
    batch,
    height,
    width,
  }
  return { input, features: pooling.features }
})
const valid = drawn.map(({ input }) => input)
const gradient = { field: "gradient", of: ({ gradient }: { readonly gradient: FloatTensor }) => gradient }
const within = "within the accuracy"

const reorder = (
  argmax: Int32Tensor,
  at: (r: number, c: number, i: number, j: number) => number,
): Int32Tensor => tabulateInt32(argmax.shape, (r = 0, c = 0, i = 0, j = 0) => at(r, c, i, j))
const countOf = ({ images }: Input): number => images.shape[0] ?? 0

const pick = (input: Input, order: readonly number[]): Input => ({
  ...input,
  cotangent: pickRows(input.cotangent, order),
  argmax: tabulateInt32([order.length, ...input.argmax.shape.slice(1)], (n = 0, ...at) =>
    input.argmax.get(order[n] ?? 0, ...at),
  ),
  images: int32(
    [order.length],
    order.map((n) => input.images.get(n)),
  ),
})

export const roiPoolBackwardLaws: LawsOf<"roiPoolBackward"> = lawsOf("roiPoolBackward", {
  valid,
  large: largeScatter,
  long: longScatters,
  refusals: argmaxRefusals,
  laws: [
    law(
      "roiPoolBackward",
      "adjoint, with the argmax fixed: ⟨F at the argmax, g⟩ = ⟨F, roiPoolBackward(g)⟩",
      drawn,
      async (call, { input, features }, { tolerances }) => {
        const picked = tabulate(input.argmax.shape, (r = 0, c = 0, ...bin) => {
          const place = input.argmax.get(r, c, ...bin)
          return place < 0
            ? 0
            : features.get(input.images.get(r), c, Math.floor(place / input.width), place % input.width)
        })
        const back = { y: input.cotangent, Aty: (await call(input)).gradient }
        return adjoint({ x: features, Ax: picked }, back, tolerances(input).gradient)
      },
    ),
    law(
      "roiPoolBackward",
      "all that flows back into filled bins is given, and nothing of what flows into empty ones",
      valid,
      async (call, input, { tolerances }) => {
        const filledBins = tabulate(input.cotangent.shape, (...at) =>
          input.argmax.get(...at) < 0 ? 0 : input.cotangent.get(...at),
        )
        return conserved(filledBins, (await call(input)).gradient, tolerances(input).gradient)
      },
    ),
    law(
      "roiPoolBackward",
      "only cells that an argmax names get anything",
      valid.map((input) => ({ ...input, cotangent: filled(input.cotangent.shape, 1) })),
      async (call, input) => {
        const { gradient } = await call(input)
        const named = new Set(
          upTo(input.argmax.size).map((k) => {
            const [, C = 1, P = 1, Q = 1] = input.argmax.shape
            const r = Math.floor(k / (C * P * Q))
            return `${input.images.get(r)} ${Math.floor(k / (P * Q)) % C} ${toArray(input.argmax)[k]}`
          }),
        )
        const wanted = tabulate(gradient.shape, (b = 0, c = 0, y = 0, x = 0) =>
          named.has(`${b} ${c} ${y * input.width + x}`) ? 1 : 0,
        )
        return same(
          wanted,
          mapTensor(gradient, (x) => Math.min(x, 1)),
          "gradient",
        )
      },
    ),
    law(
      "roiPoolBackward",
      "gradients add up: all regions at once give the sum of the first alone and the others alone",
      valid,
      async (call, input, { tolerances }) => {
        const parts = [
          pick(input, upTo(countOf(input)).slice(0, 1)),
          pick(input, upTo(countOf(input)).slice(1)),
        ]
        const [first, others] = [
          (await call(parts[0] ?? input)).gradient,
          (await call(parts[1] ?? input)).gradient,
        ]
        const { gradient } = await call(input)
        const sum = tabulate(gradient.shape, (...at) => first.get(...at) + others.get(...at))
        const bounds = [input, ...parts].map((part) => tolerances(part).gradient)
        return near(sum, gradient, added(gradient.shape, ...bounds), "gradient")
      },
    ),
    alike(
      "roiPoolBackward",
      "the order of the regions does not matter",
      valid,
      gradient,
      (input) => pick(input, [...upTo(countOf(input))].reverse()),
      (whole) => whole,
      within,
    ),
    alike(
      "roiPoolBackward",
      "with images back to front, the gradient is back to front: a region gives to its own image",
      valid,
      gradient,
      (input) => ({
        ...input,
        images: int32(
          [countOf(input)],
          toArray(input.images).map((b) => input.batch - 1 - b),
        ),
      }),
      (whole) => reversedAlong(whole, 0),
      within,
    ),
    alike(
      "roiPoolBackward",
      "channels back to front give the same gradient, back to front",
      valid,
      gradient,
      (input) => {
        const last = (input.cotangent.shape[1] ?? 0) - 1
        return {
          ...input,
          cotangent: reversedAlong(input.cotangent, 1),
          argmax: reorder(input.argmax, (r, c, i, j) => input.argmax.get(r, last - c, i, j)),
        }
      },
      (whole) => reversedAlong(whole, 1),
      within,
    ),
    alike(
      "roiPoolBackward",
      "x and y are alike: places on the map mirrored on the diagonal give the mirrored gradient",
      valid,
      gradient,
      (input) => ({
        ...input,
        height: input.width,
        width: input.height,
        argmax: reorder(input.argmax, (...at) => {
          const place = input.argmax.get(...at)
          return place < 0 ? -1 : (place % input.width) * input.height + Math.floor(place / input.width)
        }),
      }),
      turnedPlanes,
      within,
    ),
    alike(
      "roiPoolBackward",
      "twice the cotangent gives twice the gradient",
      valid,
      gradient,
      (input) => ({ ...input, cotangent: scaled(input.cotangent, 2) }),
      (whole) => scaled(whole, 2),
      within,
    ),
  ],
})
