import type { FloatTensor } from "@detspec/core"
import { tabulate } from "@detspec/core"
import type { In, Out } from "@detspec/spec"
import type { Bins } from "@detspec/spec/parts"
import type * as fc from "fast-check"
import { added } from "../../kit/added.js"
import { alike } from "../../kit/alike.js"
import { near } from "../../kit/compare.js"
import type { Law } from "../../kit/law.js"
import { law } from "../../kit/law.js"
import { pickRows, scaled } from "../../kit/moves.js"
import type { Channels } from "./bin-channels.js"
import { reversedAlong } from "./plane-moves.js"
import {
  backToFront,
  countOf,
  finer,
  imagesReversedBackward,
  pickRegions,
  turnedBackward,
} from "./region-moves.js"

type Backward = "roiAlignBackward" | "cropAndResizeBackward" | "psRoiPoolBackward" | "psRoiAlignBackward"

const binsIn = ({ cotangent }: { readonly cotangent: FloatTensor }): Bins => ({
  pooledHeight: cotangent.shape[2] ?? 0,
  pooledWidth: cotangent.shape[3] ?? 0,
})

/** Some of the regions with what flows back into them. */
const some = <I extends In<Backward>>(input: I, order: readonly number[]): I => ({
  ...pickRegions(input, order),
  cotangent: pickRows(input.cotangent, order),
})

const sum = (a: FloatTensor, b: FloatTensor): FloatTensor =>
  tabulate(a.shape, (...at) => a.get(...at) + b.get(...at))

/** The gradient of all regions is the gradient of the first plus that of the others. */
const addsUp = <K extends Backward>(name: K, valid: fc.Arbitrary<In<K>>): Law =>
  law(
    name,
    "gradients add up: all regions at once give the sum of the first alone and the others alone",
    valid,
    async (call, input, { tolerances }) => {
      const first = some(input, countOf(input) > 0 ? [0] : [])
      const others = some(input, backToFront(input).slice(0, -1).reverse())
      const { gradient } = await call(input)
      const parts = sum((await call(first)).gradient, (await call(others)).gradient)
      const bounds = [input, first, others].map((part) => tolerances(part).gradient)
      return near(parts, gradient, added(gradient.shape, ...bounds), "gradient")
    },
  )

/** What every backward pass of a pooling owes. */
export const poolingBackwardLaws = <K extends Backward>(
  name: K,
  valid: fc.Arbitrary<In<K>>,
  { turnBack, reverseBack }: Channels,
): readonly Law[] => {
  const gradient = { field: "gradient", of: ({ gradient }: Out<K>) => gradient }
  const within = "within the accuracy"
  return [
    addsUp(name, valid),
    alike(
      name,
      "unit-free: boxes twice as large and half the scale give the same gradient",
      valid,
      gradient,
      finer,
      (whole) => whole,
      within,
    ),
    alike(
      name,
      "twice the cotangent gives twice the gradient",
      valid,
      gradient,
      (input) => ({ ...input, cotangent: scaled(input.cotangent, 2) }),
      (whole) => scaled(whole, 2),
      within,
    ),
    alike(
      name,
      "x and y are alike: with cotangent, boxes and map mirrored on the diagonal, the gradient is mirrored",
      valid,
      gradient,
      turnedBackward,
      (whole, input) => turnBack(whole, binsIn(input)),
      within,
    ),
    alike(
      name,
      "the order of the regions does not matter",
      valid,
      gradient,
      (input) => some(input, backToFront(input)),
      (whole) => whole,
      within,
    ),
    alike(
      name,
      "with images back to front, the gradient is back to front: a region gives to its own image",
      valid,
      gradient,
      imagesReversedBackward,
      (whole) => reversedAlong(whole, 0),
      within,
    ),
    alike(
      name,
      "channels back to front give the same gradient, back to front",
      valid,
      gradient,
      (input) => ({ ...input, cotangent: reversedAlong(input.cotangent, 1) }),
      (whole, input) => reverseBack(whole, binsIn(input)),
      within,
    ),
  ]
}
