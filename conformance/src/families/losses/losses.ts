import type { FloatTensor } from "@detspec/core"
import { float64, int32, rows } from "@detspec/core"
import type { In } from "@detspec/spec"
import * as fc from "fast-check"
import { dyadic, listOf, single, someOf, someOrMany } from "../../kit/generators/numbers.js"
import { spread } from "../../kit/generators/tensors.js"

interface Pair {
  readonly prediction: number
  readonly target: number
}

/** Two matrices of one shape, element by element from pairs; of few shapes, and of whole rows only. */
export const matrixPairs = (
  pair: fc.Arbitrary<Pair>,
): fc.Arbitrary<{ readonly predictions: FloatTensor; readonly targets: FloatTensor }> =>
  fc.record({ pairs: someOrMany(pair), widest: fc.constantFrom(1, 2, 3, 4, 9) }).map(({ pairs, widest }) => {
    const width = pairs.length === 0 ? widest : Math.min(widest, pairs.length)
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

/** Rows of logits with a label each, -1 among them; 1 to 10 classes, or more than a signed byte counts. */
export const labelled = (
  one: fc.Arbitrary<number>,
  lowest = -1,
  counts?: readonly number[],
): fc.Arbitrary<In<"softmaxCrossEntropy">> =>
  fc
    .record({
      list: (counts ? someOf : someOrMany)(
        fc.record({ logits: listOf(one, 10), label: fc.integer({ min: lowest, max: 9 }) }),
        counts ?? [0, 3],
      ),
      classes: fc.constantFrom(1, 2, 3, 4, 10, 2, 3, 140, 2, 3, 4, 140, 10),
    })
    .map(({ list, classes }) => ({
      logits: rows(
        classes,
        list.map(({ logits }) => Array.from({ length: classes }, (_, c) => logits[c % 10] ?? 0)),
      ),
      labels: int32(
        [list.length],
        list.map(({ label }) => (label < 0 ? label : classes > 10 ? classes - 1 - label : label % classes)),
      ),
    }))
