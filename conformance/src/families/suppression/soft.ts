import type { Box } from "@detspec/core"
import { float64, rows } from "@detspec/core"
import type { In } from "@detspec/spec"
import * as fc from "fast-check"
import { box, boxesOf } from "../../kit/generators/boxes.js"
import { dyadic, fraction, listOf, single, someOf } from "../../kit/generators/numbers.js"
import { crowdOf } from "../anchors/crowds.js"

export type Soft = In<"softNms">

const rest = {
  threshold: fraction,
  sigma: fc.oneof(fc.constantFrom(0.5, 1, 30, 30, 300, 2 ** -12, 2 ** -20), single(2 ** -4, 4)),
}
const counts = [5, 0, 1, 2, 3, 8, 12]

/** Any boxes, most of them overlapping, with any scores and either decay. */
export const soft: fc.Arbitrary<Soft> = fc.oneof(boxesOf(box, counts), crowdOf(counts)).chain((boxes) => {
  const N = boxes.shape[0] ?? 0
  return fc.record({
    boxes: fc.constant(boxes),
    scores: listOf(
      fc.oneof(dyadic(0, 1), single(2 ** -20, 4), fc.constantFrom(2 ** -35, 2 ** 40, 70_000)),
      N,
    ).map((values) => float64([N], values)),
    decay: fc.constantFrom("linear", "gaussian"),
    ...rest,
    minScore: fc.oneof(fc.constantFrom(0, 0.25, 2 ** -10), single(0, 1)),
  })
})

/** Boxes that share a corner and one side: overlaps are powers of two, so that a linear decay rounds nowhere. */
const nested: fc.Arbitrary<Box> = fc
  .record({ at: fc.constantFrom(0, 64, -256, 40_000), size: fc.nat({ max: 3 }), upright: fc.boolean() })
  .map(({ at, size, upright }) => {
    const side = 2 ** size
    return upright ? [-at - 4096, at, 4 - at - 4096, at + side] : [at, at, at + side, at + 4]
  })

/** Linear decay on nested boxes, with few scores and simple thresholds: exact, with ties and equalities everywhere. */
export const exactSoft: fc.Arbitrary<Soft> = fc
  .record({
    list: someOf(fc.tuple(nested, dyadic(0, 1)), [4, 0, 1, 2, 3, 7]),
    ...rest,
    threshold: fc.constantFrom(0, 0.125, 0.25, 0.5, 1, 0.375),
    minScore: fc.constantFrom(0, 0.0625, 0.125, 0.25, 0, 0.0625, 0.125, 0.25, 0.375, 0.5, 1),
  })
  .map(({ list, ...rule }) => ({
    ...rule,
    decay: "linear" as const,
    boxes: rows(
      4,
      list.map(([one]) => one),
    ),
    scores: float64(
      [list.length],
      list.map(([, score]) => score),
    ),
  }))
