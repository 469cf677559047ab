import type { Box, FloatTensor } from "@detspec/core"
import { rows } from "@detspec/core"
import type { In } from "@detspec/spec"
import * as fc from "fast-check"
import { box, boxesOf, degenerateBox, exactBox, matchedBoxesOf } from "../../kit/generators/boxes.js"
import { manyBoxes } from "../../kit/generators/tensors.js"
import { disorderedBoxes } from "../boxes/broken-boxes.js"

interface MatchedBoxes {
  readonly predictions: FloatTensor
  readonly targets: FloatTensor
}

/** Predicted boxes, each with its target: apart, touching, nested, equal, degenerate. */
export const matchedBoxes = (one: fc.Arbitrary<Box>): fc.Arbitrary<MatchedBoxes> =>
  matchedBoxesOf(one).map(({ boxes1, boxes2 }) => ({ predictions: boxes1, targets: boxes2 }))

export const epsilon: fc.Arbitrary<number> = fc.constantFrom(0, Math.fround(1e-7), 2 ** -10, 1)

const withEpsilon = (pairs: fc.Arbitrary<MatchedBoxes>): fc.Arbitrary<In<"boxIouLoss">> =>
  fc.tuple(pairs, epsilon).map(([boxes, epsilon]) => ({ ...boxes, epsilon }))

/** Lines and points with ε = 0: unions of no area. */
const withoutArea = matchedBoxes(degenerateBox).map((boxes) => ({ ...boxes, epsilon: 0 }))
/** Any input of an IoU loss. */
export const iouLossInput: fc.Arbitrary<In<"boxIouLoss">> = fc.oneof(
  { weight: 12, arbitrary: withEpsilon(matchedBoxes(box)) },
  { weight: 1, arbitrary: withoutArea },
)
/** Corners on a fine grid, ε among the numbers of the contract. */
export const exactIouLossInput: fc.Arbitrary<In<"boxIouLoss">> = withEpsilon(matchedBoxes(exactBox))
/** As the papers have it: ε = 0. */
export const plainIouLossInput: fc.Arbitrary<In<"boxIouLoss">> = matchedBoxes(exactBox).map((boxes) => ({
  ...boxes,
  epsilon: 0,
}))

/** `count` pairs of boxes, repeatable. */
export const manyMatchedBoxes = (count: number): In<"boxIouLoss"> => ({
  predictions: manyBoxes(count, 128),
  targets: manyBoxes(count, 128, 1),
  epsilon: 0,
})

const matching = (shape: readonly number[]): FloatTensor =>
  rows(
    4,
    Array.from({ length: shape[0] ?? 0 }, () => [0, 0, 1, 1]),
  )

/** One prediction out of order, all targets in order. */
export const disorderedPredictions: fc.Arbitrary<In<"boxIouLoss">> = disorderedBoxes.map((predictions) => ({
  predictions,
  targets: matching(predictions.shape),
  epsilon: 0,
}))

/** One target out of order, all predictions in order. */
export const disorderedTargets: fc.Arbitrary<In<"boxIouLoss">> = disorderedPredictions.map(
  ({ predictions, targets, epsilon }) => ({ predictions: targets, targets: predictions, epsilon }),
)

/** Boxes that lie side by side with a gap between, the target to the right: no overlap, no tie along x. */
export const apart: fc.Arbitrary<In<"boxIouLoss">> = boxesOf(exactBox).map((predictions) => ({
  predictions,
  targets: rows(
    4,
    Array.from({ length: predictions.shape[0] ?? 0 }, (_, n) => {
      const [x1, y1, x2, y2] = [0, 1, 2, 3].map((k) => predictions.get(n, k))
      return [(x2 ?? 0) + 1, y1 ?? 0, 2 * (x2 ?? 0) - (x1 ?? 0) + 1, y2 ?? 0]
    }),
  ),
  epsilon: 0,
}))
