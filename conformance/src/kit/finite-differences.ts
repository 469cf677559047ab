import type { Float64Tensor, FloatTensor } from "@detspec/core"
import { float64Arithmetic, tabulate } from "@detspec/core"
import type { In, OperationName } from "@detspec/spec"
import { operations } from "@detspec/spec"
import { added } from "./added.js"
import { boundAt } from "./bounds.js"
import type { Tolerance } from "./compare.js"
import { near } from "./compare.js"
import type { Limit } from "./extrapolated.js"
import { amplified, extrapolated } from "./extrapolated.js"
import { tolerancesOf } from "./tolerances.js"
import type { Verdict } from "./verdict.js"

/** Small against any quarter of a pixel or logit, so that no kink but that at the point itself lies within it. */
const step = 2 ** -10

/** A slope taken from values, and how far it can be off. */
export interface Difference {
  readonly value: Float64Tensor
  readonly tolerance: Tolerance
}

const leftOut =
  "the last two corrections of differences of four widths exceed what these leave out, and the values' rounding over the step"

/** How far the specification's own loss may be off in float64, at each place. */
export const lossRounding = <K extends OperationName>(
  name: K,
  input: In<K>,
): ((...index: number[]) => number) => {
  const operation = operations[name]
  const { loss } = tolerancesOf(operation, float64Arithmetic, input, operation.run(input))
  return (...index) => boundAt(loss, ...index)
}

/**
 * The slopes of `at`, which gives every value with its variable moved by a step: central differences of four widths,
 * extrapolated to none. At a kink they give the mean of both sides, and err by every power of the step; elsewhere by
 * even powers alone. `rounding` bounds the error of the values themselves.
 */
export const differences = (
  shape: readonly number[],
  at: (moved: number) => (...index: number[]) => number,
  rounding: (...index: number[]) => number,
): Difference => {
  const ofWidth = (width: number): ((...index: number[]) => number) => {
    const [above, below] = [at(width), at(-width)]
    return (...index) => (above(...index) - below(...index)) / (2 * width)
  }
  const [a, b, c, d] = [ofWidth(step), ofWidth(step / 2), ofWidth(step / 4), ofWidth(step / 8)]
  const limit = (...index: number[]): Limit =>
    extrapolated([a(...index), b(...index), c(...index), d(...index)])
  return {
    value: tabulate(shape, (...index) => limit(...index).value),
    tolerance: {
      bound: tabulate(shape, (...index) => limit(...index).leftOut + (amplified * rounding(...index)) / step),
      because: leftOut,
    },
  }
}

/** Slopes of losses that each depend on the element in the same place: all are moved at once. */
export const elementDifferences = (
  variable: FloatTensor,
  loss: (variable: FloatTensor) => FloatTensor,
  rounding: (...index: number[]) => number,
): Difference =>
  differences(
    variable.shape,
    (moved) => {
      const values = loss(tabulate(variable.shape, (...index) => variable.get(...index) + moved))
      return (...index) => values.get(...index)
    },
    rounding,
  )

/** Slopes of losses [N] that each depend on a row of [N, D]: column after column is moved. */
export const rowDifferences = (
  variable: FloatTensor,
  loss: (variable: FloatTensor) => FloatTensor,
  rounding: (n: number) => number,
): Difference => {
  const columns = Array.from({ length: variable.shape[1] ?? 0 }, (_, column) => column)
  const movedColumn = (moved: number, column: number) =>
    loss(tabulate(variable.shape, (n = 0, k = 0) => variable.get(n, k) + (k === column ? moved : 0)))
  return differences(
    variable.shape,
    (moved) => {
      const values = columns.map((column) => movedColumn(moved, column))
      return (n = 0, k = 0) => values[k]?.get(n) ?? Number.NaN
    },
    (n = 0) => rounding(n),
  )
}

/** The gradient is those slopes, within its own tolerance and theirs. */
export const nearSlopes = (
  slopes: Difference,
  gradient: FloatTensor,
  tolerance: Tolerance | undefined,
): Verdict => near(slopes.value, gradient, added(slopes.value.shape, tolerance, slopes.tolerance), "gradient")
