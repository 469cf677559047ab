import type { Requirement } from "@detspec/core"
import { requireThat } from "@detspec/core"

/** The most numbers that an answer may hold. */
const most = 2 ** 28

/**
 * The answer can be held. A count of none is taken as one, so that no side is beyond bounds where the answer is empty;
 * `none`: which counts those are.
 */
export const sizeBounded = <I>(
  name: string,
  field: string,
  none: string,
  size: (input: I) => number,
): Requirement<I> =>
  requireThat(
    name,
    field,
    `give at most ${most} numbers in all, where ${none} count as one`,
    (input) => size(input) <= most,
    (input) => `${size(input)}`,
  )

/** A count of which none counts as one. */
export const orOne = (count: number | undefined): number => Math.max(count ?? 0, 1)
