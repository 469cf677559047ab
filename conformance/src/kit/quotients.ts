import type { Arithmetic } from "@detspec/core"
import type { Tolerance } from "./compare.js"

/**
 * How far x / y may exceed 1 for x ≤ y, and x / x may differ from it: not at all where division rounds correctly, else
 * by what it errs.
 */
export const aroundOne = ({ division, unit }: Arithmetic): Tolerance & { readonly bound: number } => ({
  bound: division <= 1 ? 0 : division * unit,
  because: `a division errs by ${division} units, and one that rounds correctly not at 1`,
})
