import type { Float64Tensor } from "@detspec/core"
import { rows } from "@detspec/core"
import * as fc from "fast-check"

/** Two boxes of which one covers k of the other's n columns, and k/n as the threshold. */
export interface SimpleOverlap {
  readonly boxes: Float64Tensor
  readonly threshold: number
}

/**
 * Up to 16 columns: for these, k/n in double precision, k/n in single precision and the product of threshold and
 * union all compare as the fraction does, so that each correct way to ask has the same answer.
 */
export const simpleOverlap: fc.Arbitrary<SimpleOverlap> = fc
  .tuple(fc.integer({ min: 2, max: 16 }), fc.nat({ max: 14 }), fc.constantFrom(1, 2, 64), fc.nat({ max: 3 }))
  .map(([n, some, height, y]) => {
    const k = 1 + (some % (n - 1))
    const [wide, narrow] = [
      [0, y, n, y + height],
      [n - k, y, n, y + height],
    ]
    return { boxes: rows(4, [wide, narrow]), threshold: k / n }
  })
