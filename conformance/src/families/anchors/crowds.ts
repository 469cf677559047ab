import type { Box, FloatTensor } from "@detspec/core"
import { rows } from "@detspec/core"
import * as fc from "fast-check"
import { someOrMany } from "../../kit/generators/numbers.js"

/** Boxes of few whole pixels in a small square: most overlap, many are equal, and overlaps tie. */
const crowdedBox: fc.Arbitrary<Box> = fc
  .tuple(
    fc.nat({ max: 3 }),
    fc.nat({ max: 3 }),
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 1, max: 4 }),
  )
  .map(([x, y, w, h]) => [x - 1, y, x - 1 + w, y + h])

/** The same, but for a few last digits of single precision. */
const almostCrowdedBox: fc.Arbitrary<Box> = fc
  .tuple(crowdedBox, fc.nat({ max: 2 }), fc.nat({ max: 2 }))
  .map(([[x1, y1, x2, y2], right, down]) => [x1, y1, x2 + right * 2 ** -21, y2 + down * 2 ** -21])
export const almostCrowdOf = (counts: readonly number[]): fc.Arbitrary<FloatTensor> =>
  someOrMany(almostCrowdedBox, counts).map((list) => rows(4, list))

/** [N, 4], with N one of `counts`. */
export const crowdOf = (counts: readonly number[]): fc.Arbitrary<FloatTensor> =>
  someOrMany(crowdedBox, counts).map((list) => rows(4, list))
