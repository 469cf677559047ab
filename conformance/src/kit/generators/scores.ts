import * as fc from "fast-check"
import { dyadic } from "./numbers.js"

/**
 * Scores that tie, both zeros among them; logits of both signs; ones that differ in their last bit only, and ones
 * beyond what 8 and 16 bits hold.
 */
export const exactScore: fc.Arbitrary<number> = fc.oneof(
  { weight: 6, arbitrary: dyadic(0, 1) },
  { weight: 1, arbitrary: fc.constantFrom(0, -0) },
  { weight: 2, arbitrary: dyadic(-9, 9, 0) },
  { weight: 1, arbitrary: fc.constantFrom(1 + 2 ** -23, 1 - 2 ** -24, 2 ** -20, -(2 ** -20)) },
  { weight: 1, arbitrary: fc.constantFrom(300, 301, -300, 70_000, 70_001, 2 ** 24, 2 ** 24 + 2) },
)
