import type { Box, Float64Tensor, FloatTensor } from "@detspec/core"
import { boxAt, float64, rows } from "@detspec/core"
import type { Dual } from "./dual.js"

/** Row n of the predictions against row n of the targets. */
export interface BoxPairs {
  readonly predictions: FloatTensor
  readonly targets: FloatTensor
}

/** `f` of every pair, in order. */
export const eachPair = <T>({ predictions, targets }: BoxPairs, f: (p: Box, t: Box) => T): readonly T[] =>
  Array.from({ length: predictions.shape[0] ?? 0 }, (_, n) => f(boxAt(predictions, n), boxAt(targets, n)))

/** The vector [N] of numbers. */
export const column = (values: readonly number[]): Float64Tensor => float64([values.length], values)

/** The losses [N]. A loss is never negative, though its terms can cancel to less than 0 by a rounding. */
export const lossesOf = (losses: readonly Dual[]): Float64Tensor =>
  column(losses.map(({ value }) => Math.max(value, 0)))

/** The gradients [N, 4]. */
export const gradientsOf = (losses: readonly Dual[]): Float64Tensor =>
  rows(
    4,
    losses.map(({ gradient }) => gradient),
  )
