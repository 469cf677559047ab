import { int32, rows, tabulate } from "@detspec/core"
import type { In } from "@detspec/spec"
import * as fc from "fast-check"
import { dyadic } from "../../kit/generators/numbers.js"
import { spread } from "../../kit/generators/tensors.js"
import { labelled, logit, mildLogit } from "./losses.js"

type Input = In<"softmaxCrossEntropy">

/** Any input: every size of logit, rows of which each power alone is nothing, rows that do not count, one class. */
export const labelledLogits: fc.Arbitrary<Input> = fc.oneof(
  { weight: 5, arbitrary: labelled(logit) },
  { weight: 1, arbitrary: labelled(dyadic(-1008, -1000)) },
)
/** Logits on a grid of quarters. */
export const plainLabelledLogits: fc.Arbitrary<Input> = labelled(mildLogit)
/** The same, of more than ten classes at most eight rows: for laws that move each logit alone. */
export const slightLabelledLogits: fc.Arbitrary<Input> = plainLabelledLogits.map(({ logits, labels }) => {
  const [count = 0, classes = 0] = logits.shape
  const kept = classes > 10 ? Math.min(count, 8) : count
  return {
    logits: tabulate([kept, classes], (n = 0, c = 0) => logits.get(n, c)),
    labels: int32(
      [kept],
      Array.from({ length: kept }, (_, n) => labels.get(n)),
    ),
  }
})
/** The same as the plain, where every row counts. */
export const countedLogits: fc.Arbitrary<Input> = labelled(mildLogit, 0)
/** One class so far above or below the others that e^-distance is nothing in float32. */
export const sureLabelledLogits: fc.Arbitrary<Input> = fc
  .record({
    plain: labelled(dyadic(0, 1), 0),
    sure: fc.nat({ max: 3 }),
    size: fc.constantFrom(128, 1000, 10_000, 2 ** 20),
  })
  .map(({ plain, sure, size }) => {
    const [count = 0, classes = 1] = plain.logits.shape
    const raised = Array.from({ length: count }, () =>
      Array.from({ length: classes }, (_, c) => (c === sure % classes ? size : 0)),
    )
    return { ...plain, logits: rows(classes, raised) }
  })

/** One label, in any row, is the number of classes. */
export const labelBeyondClasses: fc.Arbitrary<Input> = fc
  .tuple(labelled(mildLogit, -1, [1, 3]), fc.nat({ max: 2 }))
  .map(([{ logits, labels }, place]) => {
    const [count = 1, classes = 1] = logits.shape
    const at = Array.from({ length: count }, (_, n) => (n === place % count ? classes : labels.get(n)))
    return { logits, labels: int32([count], at) }
  })

/** Repeatable: `count` rows, a quarter of which do not count. */
export const manyLabelledLogits = (count: number, classes: number): Input => ({
  logits: rows(
    classes,
    Array.from({ length: count }, (_, n) =>
      Array.from({ length: classes }, (_, c) => 16 * spread(n * classes + c)),
    ),
  ),
  labels: int32(
    [count],
    Array.from({ length: count }, (_, n) =>
      Math.max(Math.floor((spread(n, 3) * 4 * classes) / 3 - classes / 3), -1),
    ),
  ),
})
