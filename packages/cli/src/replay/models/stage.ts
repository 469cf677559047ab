import type { Tensor } from "@detspec/core"
import { toArray } from "@detspec/core"
import { agrees, largestOf } from "../tolerance.js"
import type { Measured } from "./meta.js"

/** A tensor or a number of the recorded program against ours: how far apart they are, in shares of what is allowed. */
export interface Stage {
  readonly name: string
  /** 1 is the most that is allowed. */
  readonly share: number
  /** Why it failed, when it did. */
  readonly wrong?: string
}

/**
 * How far our numbers may lie from the recorded float32 ones, whose worst element lies m from the recorded
 * program's own float64: 4 m. Another program in float32 adds in another order, and errs as much: m + m where the
 * worst meet, and its worst may be twice the recorded one.
 */
export const programs = 4

/**
 * How far gradients and losses may lie, relative to their largest number, in the worst relative error r of the
 * stages: 64 r. A gradient is a sum of products of an activation, weights and cotangents, each of which errs by up
 * to 4 r on both sides. What rectifiers within rounding of 0 add is measured where this is not enough.
 */
export const factors = 64

/** The Euclidean length. */
export const length = (numbers: readonly number[]): number =>
  Math.sqrt(numbers.reduce((sum, x) => sum + x * x, 0))

const failed = (name: string, wrong: string): Stage => ({ name, share: Infinity, wrong })

const sameShape = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((side, axis) => side === b[axis])

/** Every element within `distance` of the recorded one. */
export const compared = (
  name: string,
  recorded: Tensor | undefined,
  actual: Tensor,
  distance: number,
): Stage => {
  if (recorded === undefined) return failed(name, "was not recorded")
  if (!sameShape(recorded.shape, actual.shape))
    return failed(name, `expected shape [${recorded.shape}], got [${actual.shape}]`)
  const [expected, got] = [toArray(recorded), toArray(actual)]
  const far = expected.map((x, i) => (x === got[i] ? 0 : Math.abs(x - (got[i] ?? Number.NaN))))
  const worst = far.findIndex((_, i) => !agrees(got[i] ?? Number.NaN, expected[i] ?? Number.NaN, distance))
  const share = far.reduce(
    (most, one) => Math.max(most, distance === 0 ? (one === 0 ? 0 : Infinity) : one / distance),
    0,
  )
  if (worst < 0) return { name, share }
  return { name, share, wrong: `[${worst}]: expected ${expected[worst]} ± ${distance}, got ${got[worst]}` }
}

/** Float32 roundings of the largest number: a list of a few boxes may err less than usual by luck. */
const leastRoundings = 16

type Known = { readonly meta: Measured; readonly tensors: Readonly<Record<string, Tensor>> }

/** A stage's own allowance: what was measured of it, and never less than a few roundings of its largest number. */
export const allowance = ({ meta, tensors }: Known, name: string): number => {
  const tensor = tensors[name]
  const largest = tensor === undefined ? 0 : largestOf(toArray(tensor))
  return Math.max(programs * (meta.max_abs_f32_minus_f64[name] ?? 0), leastRoundings * 2 ** -24 * largest)
}

/** The worst relative error of all stages. */
export const worstRelative = (
  { max_abs_f32_minus_f64 }: Measured,
  tensors: Readonly<Record<string, Tensor>>,
): number =>
  Object.entries(max_abs_f32_minus_f64).reduce((worst, [name, error]) => {
    const tensor = tensors[name]
    const largest = tensor === undefined ? 0 : largestOf(toArray(tensor))
    return largest === 0 ? worst : Math.max(worst, error / largest)
  }, 0)

/** A stage of its own allowance against the recorded tensor of its name. */
export const stageOf =
  (recorded: Known) =>
  (name: string, actual: Tensor): Stage =>
    compared(name, recorded.tensors[name], actual, allowance(recorded, name))
