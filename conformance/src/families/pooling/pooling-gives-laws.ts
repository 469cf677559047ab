import type { FloatTensor } from "@detspec/core"
import { mapTensor, tabulate, toArray } from "@detspec/core"
import type { In } from "@detspec/spec"
import type { PoolingBackward } from "@detspec/spec/parts"
import type * as fc from "fast-check"
import type { Tolerance } from "../../kit/compare.js"
import { same } from "../../kit/compare.js"
import type { Law } from "../../kit/law.js"
import { law } from "../../kit/law.js"
import type { Verdict } from "../../kit/verdict.js"
import { fails, holds } from "../../kit/verdict.js"
import { upTo } from "./plane-moves.js"
import { countOf } from "./region-moves.js"

type Backward = "roiAlignBackward" | "cropAndResizeBackward" | "psRoiPoolBackward" | "psRoiAlignBackward"

const total = (tensor: FloatTensor): number => toArray(tensor).reduce((sum, x) => sum + x, 0)
const sizes = (tensor: FloatTensor): FloatTensor => mapTensor(tensor, Math.abs)

/** What is given in all is what flowed back in all; the sums themselves are taken in float64. */
export const conserved = (
  cotangent: FloatTensor,
  gradient: FloatTensor,
  tolerance: Tolerance | undefined,
): Verdict => {
  const bound = tolerance?.bound ?? 0
  const off = typeof bound === "number" ? bound * gradient.size : toArray(bound).reduce((a, b) => a + b, 0)
  const own = 2 ** -52 * (cotangent.size + gradient.size) * (total(sizes(cotangent)) + total(sizes(gradient)))
  const [wanted, got] = [total(cotangent), total(gradient)]
  return Math.abs(wanted - got) <= off + own
    ? holds
    : fails(`Σ gradient = ${wanted}`, `${got}`, `± ${off + own}`, "every cell errs by its bound")
}

/** Whether cell (y, x) lies so far from every region on image b that none can read it. */
const isFar = (input: PoolingBackward, b: number, y: number, x: number): boolean => {
  const near = (cell: number, r: number, axis: 0 | 1): boolean => {
    const [low, high] = [input.boxes.get(r, axis), input.boxes.get(r, axis + 2)]
    return cell >= low * input.spatialScale - 2 && cell <= high * input.spatialScale + 2
  }
  return !upTo(countOf(input)).some((r) => input.images.get(r) === b && near(x, r, 0) && near(y, r, 1))
}

/** What a region gives, and to whom; `onTheMap`: input whose every sample lies on the map. */
export const givingLaws = <K extends Backward>(
  name: K,
  valid: fc.Arbitrary<In<K>>,
  onTheMap: fc.Arbitrary<In<K>>,
): readonly Law[] => [
  law(
    name,
    "regions on the map give all that flows back into them: the gradient sums to the sum of the cotangent",
    onTheMap,
    async (call, input, { tolerances }) =>
      conserved(input.cotangent, (await call(input)).gradient, tolerances(input).gradient),
  ),
  law(
    name,
    "cells two and more beyond every region of their image get nothing",
    valid,
    async (call, input) => {
      const { gradient } = await call(input)
      const wanted = tabulate(gradient.shape, (b = 0, c = 0, y = 0, x = 0) =>
        isFar(input, b, y, x) ? 0 : gradient.get(b, c, y, x),
      )
      return same(wanted, gradient, "gradient")
    },
  ),
  law(
    name,
    "weights are not negative: a cotangent of no negative numbers gives a gradient of none",
    valid.map((input): In<K> => ({ ...input, cotangent: sizes(input.cotangent) })),
    async (call, input) => {
      const { gradient } = await call(input)
      return same(mapTensor(gradient, Math.abs), gradient, "gradient")
    },
  ),
]
