import type { FloatTensor } from "@detspec/core"
import { mapTensor, tabulate, toArray } from "@detspec/core"
import type { In } from "@detspec/spec"
import { twice } from "../../kit/added.js"
import { boundAt } from "../../kit/bounds.js"
import type { Tolerance } from "../../kit/compare.js"
import { near, same } from "../../kit/compare.js"
import type { Law } from "../../kit/law.js"
import { law } from "../../kit/law.js"
import { scaled, swapAxes } from "../../kit/moves.js"
import { rowsAlone } from "../../kit/rows-alone.js"
import type { Verdict } from "../../kit/verdict.js"
import { expect } from "../../kit/verdict.js"
import type { IouGradientName, IouLossInputs } from "./iou-loss-input.js"
import { doubled, exchanged, onTarget, turned } from "./iou-loss-input.js"

export type Weight = (n: number, k: number) => number

/** The slopes of each row along one direction: their sum with a weight for each corner. */
export const along = (gradient: FloatTensor, weight: Weight): FloatTensor =>
  tabulate([gradient.shape[0] ?? 0], (n = 0) =>
    [0, 1, 2, 3].reduce((sum, k) => sum + weight(n, k) * gradient.get(n, k), 0),
  )

const boundAlong = (
  shape: readonly number[],
  tolerance: Tolerance | undefined,
  weight: Weight,
): FloatTensor =>
  tabulate([shape[0] ?? 0], (n = 0) =>
    [0, 1, 2, 3].reduce((sum, k) => sum + Math.abs(weight(n, k)) * boundAt(tolerance, n, k), 0),
  )

/** How far two such sums, over the prediction's and over the target's slopes, can be off together. */
export const balance = (
  shape: readonly number[],
  [first, second]: readonly [Tolerance | undefined, Tolerance | undefined],
  [weight, other]: readonly [Weight, Weight],
): Tolerance => {
  const [a, b] = [boundAlong(shape, first, weight), boundAlong(shape, second, other)]
  return {
    bound: tabulate([shape[0] ?? 0], (n = 0) => 2 * (a.get(n) + b.get(n))),
    because: "the bounds of all slopes of the pair, weighted as they are, and as much for the sum itself",
  }
}

/** 1 for the corners of x (0) or of y (1): a shift. */
export const alongAxis =
  (axis: number): Weight =>
  (_, k) =>
    k % 2 === axis ? 1 : 0

/** A larger x2 lowers every loss. */
export const drawnRight = (gradient: FloatTensor): Verdict => {
  const slopes = Array.from({ length: gradient.shape[0] ?? 0 }, (_, n) => gradient.get(n, 2))
  return expect(
    slopes.every((slope) => slope < 0),
    "negative slopes along x2",
    `${slopes}`,
  )
}

/** What the gradients of all losses of boxes have in common. */
export const iouSlopeLaws = <K extends IouGradientName>(
  name: K,
  inputs: IouLossInputs<In<K>>,
): readonly Law[] => [
  rowsAlone(name, inputs.any),
  law(name, "finite, whatever the boxes, as the loss is", inputs.any, async (call, input) => {
    const { loss, gradient } = await call(input)
    const all = [...toArray(loss), ...toArray(gradient)]
    return expect(all.every(Number.isFinite), "finite losses and slopes", `${all}`)
  }),
  law(
    name,
    "0 on the target: no way leads further down",
    inputs.plain,
    async (call, input, { tolerances }) => {
      const { gradient } = await call(onTarget(input))
      const none = mapTensor(gradient, () => 0)
      return near(none, gradient, tolerances(onTarget(input)).gradient, "gradient")
    },
  ),
  ...[0, 1].map((axis) =>
    law(
      name,
      `what draws the prediction along ${axis === 0 ? "x" : "y"} would draw the target back`,
      inputs.exact,
      async (call, input, { tolerances }) => {
        const [there, back] = [(await call(input)).gradient, (await call(exchanged(input))).gradient]
        const weight = alongAxis(axis)
        const bounds = [tolerances(input).gradient, tolerances(exchanged(input)).gradient] as const
        const tolerance = balance(there.shape, bounds, [weight, weight])
        return near(along(there, weight), scaled(along(back, weight), -1), tolerance, "slope of a shift")
      },
    ),
  ),
  law(
    name,
    "with ε = 0, growing both boxes from the origin changes nothing",
    inputs.plain,
    async (call, input, { tolerances }) => {
      const [there, back] = [(await call(input)).gradient, (await call(exchanged(input))).gradient]
      const prediction: Weight = (n, k) => input.predictions.get(n, k)
      const target: Weight = (n, k) => input.targets.get(n, k)
      const bounds = [tolerances(input).gradient, tolerances(exchanged(input)).gradient] as const
      const tolerance = balance(there.shape, bounds, [prediction, target])
      return near(along(there, prediction), scaled(along(back, target), -1), tolerance, "slope of growth")
    },
  ),
  law(
    name,
    "with ε = 0, boxes twice as large have half the slopes, exactly",
    inputs.plain,
    async (call, input) => {
      const { gradient } = await call(doubled(input))
      return same(scaled((await call(input)).gradient, 0.5), gradient, "gradient")
    },
  ),
  law(
    name,
    "x and y are alike: transposed boxes have transposed slopes",
    inputs.exact,
    async (call, input, { tolerances }) => {
      const { gradient } = await call(turned(input))
      const tolerance = twice(tolerances(turned(input)).gradient)
      return near(swapAxes((await call(input)).gradient), gradient, tolerance, "gradient")
    },
  ),
]
