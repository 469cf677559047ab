import type { Float64Tensor, FloatTensor } from "@detspec/core"
import { float64Arithmetic, tabulate } from "@detspec/core"
import type { In, OperationName } from "@detspec/spec"
import { operations } from "@detspec/spec"
import { added } from "./added.js"
import { boundAt } from "./bounds.js"
import type { Tolerance } from "./compare.js"
import { near } from "./compare.js"
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
  "what two widths of the step differ by bounds what is left out, and the values' rounding over the step"

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
 * The slopes of `at`, which gives every value with its variable moved by a step: central differences of two widths,
 * extrapolated to none. At a kink they give the mean of both sides. `rounding` bounds the error of the values themselves.
 */
export const differences = (
  shape: readonly number[],
  at: (moved: number) => (...index: number[]) => number,
  rounding: (...index: number[]) => number,
): Difference => {
  const [above, below, near, nearer] = [at(step), at(-step), at(step / 2), at(-step / 2)]
  const wide = (...index: number[]): number => (above(...index) - below(...index)) / (2 * step)
  const narrow = (...index: number[]): number => (near(...index) - nearer(...index)) / step
  return {
    value: tabulate(shape, (...index) => (4 * narrow(...index) - wide(...index)) / 3),
    tolerance: {
      bound: tabulate(
        shape,
        (...index) => Math.abs(narrow(...index) - wide(...index)) + (4 * rounding(...index)) / step,
      ),
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
