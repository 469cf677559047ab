import type { Box, FloatTensor } from "@detspec/core"
import { float64, int32, rows } from "@detspec/core"
import type { In } from "@detspec/spec"
import * as fc from "fast-check"
import { box, boxesOf, exactBox, matchedBoxesOf } from "./boxes.js"
import { disorderedBoxes } from "./broken-boxes.js"
import { dyadic, listOf, single, someOf } from "./numbers.js"
import { manyBoxes, spread } from "./tensors.js"

interface Pair {
  readonly prediction: number
  readonly target: number
}

/** Two matrices of one shape, element by element from pairs; of few shapes, and of whole rows only. */
export const matrixPairs = (
  pair: fc.Arbitrary<Pair>,
): fc.Arbitrary<{ readonly predictions: FloatTensor; readonly targets: FloatTensor }> =>
  fc.record({ pairs: someOf(pair), width: fc.constantFrom(1, 2, 3, 4) }).map(({ pairs, width }) => {
    const shape = [Math.floor(pairs.length / width), width]
    const whole = pairs.slice(0, (shape[0] ?? 0) * width)
    return {
      predictions: float64(
        shape,
        whole.map(({ prediction }) => prediction),
      ),
      targets: float64(
        shape,
        whole.map(({ target }) => target),
      ),
    }
  })

/** A logit of any size: of a fresh network, a trained one, and beyond what e^x can hold. */
export const logit: fc.Arbitrary<number> = fc.oneof(
  { weight: 3, arbitrary: dyadic(-8, 8) },
  { weight: 2, arbitrary: single(-30, 30) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      0,
      20,
      -20,
      88,
      -89,
      104,
      -104,
      1000,
      -1000,
      10_000,
      -10_000,
      2 ** 60,
      -(2 ** 60),
    ),
  },
)

/** A logit at which nothing is saturated. */
export const mildLogit: fc.Arbitrary<number> = dyadic(-8, 8)
/** A logit beyond doubt: e^-|x| is below anything that float32 holds. */
export const sureLogit: fc.Arbitrary<number> = fc
  .tuple(fc.constantFrom(-1, 1), fc.constantFrom(128, 1000, 10_000, 2 ** 20, 2 ** 60))
  .map(([sign, size]) => sign * size)

/** Yes, no, or a multiple of 1/64 between. */
export const probability: fc.Arbitrary<number> = fc.oneof(fc.constantFrom(0, 1), dyadic(0, 1, 6))
export const yesOrNo: fc.Arbitrary<number> = fc.constantFrom(0, 1)

/** Logits with their targets. */
export const logitPairs = (
  logits: fc.Arbitrary<number>,
  targets: fc.Arbitrary<number>,
): fc.Arbitrary<In<"binaryCrossEntropy">> =>
  matrixPairs(fc.record({ prediction: logits, target: targets })).map(({ predictions, targets }) => ({
    logits: predictions,
    targets,
  }))

/** `count` logits with yes and no, repeatable. */
export const manyLogits = (height: number, width: number): In<"binaryCrossEntropy"> => {
  const places = Array.from({ length: height * width }, (_, i) => i)
  return {
    logits: float64(
      [height, width],
      places.map((i) => 32 * spread(i) - 16),
    ),
    targets: float64(
      [height, width],
      places.map((i) => (spread(i, 3) < 0.25 ? 1 : 0)),
    ),
  }
}

/** Rows of logits with a label each, -1 among them; 1, 2 or 4 classes. */
export const labelled = (
  one: fc.Arbitrary<number>,
  lowest = -1,
  counts: readonly number[] = [0, 3],
): fc.Arbitrary<In<"softmaxCrossEntropy">> =>
  fc
    .record({
      list: someOf(fc.record({ logits: listOf(one, 4), label: fc.integer({ min: lowest, max: 3 }) }), counts),
      classes: fc.constantFrom(1, 2, 4),
    })
    .map(({ list, classes }) => ({
      logits: rows(
        classes,
        list.map(({ logits }) => logits.slice(0, classes)),
      ),
      labels: int32(
        [list.length],
        list.map(({ label }) => Math.min(label, classes - 1)),
      ),
    }))

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

/** Any input of an IoU loss. */
export const iouLossInput: fc.Arbitrary<In<"boxIouLoss">> = withEpsilon(matchedBoxes(box))
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
