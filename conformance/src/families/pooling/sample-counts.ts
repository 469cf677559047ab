import * as fc from "fast-check"

/** Samples a side of a bin: as many as needed, few, and more than a fixed table of 8 or 16 holds. */
export const sampleCounts: fc.Arbitrary<number> = fc.constantFrom(2, 0, 1, 3, 4, 0, 9, 17)
