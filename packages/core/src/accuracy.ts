import { mapTensor, tabulate } from "./tabulate.js"
import type { Float64Tensor, FloatTensor, Tensor } from "./tensor.js"

/**
 * How exact a backend computes: `unit` is the unit roundoff u, the largest relative error of one + or ×.
 * The others are the largest relative errors of division, √, exp, ln and arctan, in multiples of u.
 * `tiny` is the smallest magnitude below which a result may be flushed to zero.
 */
export interface Arithmetic {
  readonly unit: number
  readonly division: number
  readonly root: number
  readonly exp: number
  readonly log: number
  readonly arctangent: number
  readonly tiny: number
}

/** IEEE 754 double precision, as JavaScript computes: exp, ln and arctan within one unit in the last place. */
export const float64Arithmetic: Arithmetic = {
  unit: 2 ** -53,
  division: 1,
  root: 1,
  exp: 2,
  log: 2,
  arctangent: 2,
  tiny: 2 ** -1022,
}

/** IEEE 754 single precision with correctly rounded functions. */
export const float32Arithmetic: Arithmetic = { ...float64Arithmetic, unit: 2 ** -24, tiny: 2 ** -126 }

/** How often each kind of operation rounds on the way to one output element, weighted by what it does to it. */
export interface Cost {
  readonly roundings: number
  readonly divisions?: number
  readonly roots?: number
  readonly exps?: number
  readonly logs?: number
  readonly arctangents?: number
}

/** A cost in words: "16 roundings, 1 division". */
export const describeCost = (cost: Cost): string =>
  Object.entries(cost)
    .map(([kind, count]) => `${count} ${count === 1 ? kind.slice(0, -1) : kind}`)
    .join(", ")

/**
 * How far a backend may lie from the specification in one output.
 *
 *   exact    bit for bit: the output is copied or counted, nothing rounds
 *   rounded  |actual - expected| ≤ cost · u · scale + tiny; the scale is the size of the intermediate terms,
 *            Infinity where rounding decides on which side of a jump an element falls
 *   choice   rounding can flip it: laws are exact on dyadic numbers, and elsewhere say what a valid answer is
 */
export type Accuracy<I, O> =
  | { readonly kind: "exact"; readonly because: string }
  | { readonly kind: "choice"; readonly because: string }
  | {
      readonly kind: "rounded"
      readonly cost: Cost
      readonly because: string
      readonly scale: (input: I, output: O) => number | FloatTensor
    }

/** cost · u: the relative bound that a cost means on a backend. */
export const relativeBound = (cost: Cost, arithmetic: Arithmetic): number => {
  const weighted =
    cost.roundings +
    (cost.divisions ?? 0) * arithmetic.division +
    (cost.roots ?? 0) * arithmetic.root +
    (cost.exps ?? 0) * arithmetic.exp +
    (cost.logs ?? 0) * arithmetic.log +
    (cost.arctangents ?? 0) * arithmetic.arctangent
  return weighted * arithmetic.unit
}

/** The largest allowed distance from the specification, element by element; 0 for exact and chosen outputs. */
export const boundsOf = <I, O>(
  accuracy: Accuracy<I, O>,
  arithmetic: Arithmetic,
  input: I,
  output: O,
  value: Tensor,
): Float64Tensor => {
  if (accuracy.kind !== "rounded") return tabulate(value.shape, () => 0)
  const relative = relativeBound(accuracy.cost, arithmetic)
  const bound = (scale: number): number => relative * scale + arithmetic.tiny
  const scale = accuracy.scale(input, output)
  return typeof scale === "number" ? tabulate(value.shape, () => bound(scale)) : mapTensor(scale, bound)
}
