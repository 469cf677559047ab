import assert from "node:assert/strict"
import { test } from "node:test"
import type { Box, FloatTensor } from "@detspec/core"
import { area, isEmpty, toArray, toBoxes } from "@detspec/core"
import { intersection, iou } from "@detspec/spec"
import * as fc from "fast-check"
import { matching, qualities } from "../src/families/anchors/qualities.js"
import { decoding } from "../src/families/boxes/coder.js"
import { labelledLogits } from "../src/families/losses/labels.js"
import { logit, logitPairs, probability } from "../src/families/losses/losses.js"
import { masks } from "../src/families/masks/masks.js"
import { anyBackward, anyPooling, oneEach } from "../src/families/pooling/regions.js"
import { exactGrouping, grouping } from "../src/families/suppression/groups.js"
import { exactSoft } from "../src/families/suppression/soft.js"
import { box, boxesOf, boxPairsOf, matchedBoxesOf } from "../src/kit/generators/boxes.js"

const draws = 3000

/** So often that a hundred draws miss it once in a thousand times at most: (1 - p)^100 ≤ 1/1000. */
const often = 1 - 0.001 ** (1 / 100)

type Corners<A> = Readonly<Record<string, (drawn: A) => boolean>>

const meets = <A>(what: string, given: fc.Arbitrary<A>, corners: Corners<A>): void => {
  test(`${what}: every corner comes in a hundred draws, but for once in a thousand times`, () => {
    const all = fc.sample(given, { numRuns: draws, seed: 1 })
    for (const [corner, isThere] of Object.entries(corners)) {
      const share = all.filter(isThere).length / draws
      assert.ok(share >= often, `${corner}: ${(100 * share).toFixed(1)} % of draws`)
    }
  })
}

const rowsOf = (tensor: { readonly shape: readonly number[] }): number => tensor.shape[0] ?? 0
const some =
  (is: (one: Box) => boolean) =>
  (boxes: FloatTensor): boolean =>
    toBoxes(boxes).some(is)
const sides = ([x1, y1, x2, y2]: Box): readonly number[] => [x2 - x1, y2 - y1]
const pairs =
  (is: (a: Box, b: Box) => boolean) =>
  (boxes: FloatTensor): boolean =>
    toBoxes(boxes).some((a, i) => toBoxes(boxes).some((b, j) => i !== j && is(a, b)))

meets("a list of boxes", boxesOf(box), {
  none: (boxes) => rowsOf(boxes) === 0,
  "one alone": (boxes) => rowsOf(boxes) === 1,
  "more than 64": (boxes) => rowsOf(boxes) > 64,
  "without area": some(isEmpty),
  tiny: some((one) => Math.max(...sides(one)) < 0.01),
  huge: some((one) => Math.max(...sides(one)) > 100_000),
  far: some((one) => Math.max(...one.map(Math.abs)) > 2 ** 16),
  "left of 0": some(([, , x2]) => x2 < 0),
  identical: pairs((a, b) => a.every((x, k) => x === b[k])),
  touching: pairs((a, b) => a[2] === b[0] && intersection(a, b) === 0 && a[1] < b[3] && b[1] < a[3]),
  "at a corner": pairs((a, b) => a[2] === b[0] && a[3] === b[1]),
  nested: pairs((a, b) => a[0] < b[0] && a[1] < b[1] && b[2] < a[2] && b[3] < a[3]),
  "half over": pairs((a, b) => iou(a, b) === 1 / 3),
})

meets("two lists of boxes", boxPairsOf(box), {
  "no first or no second": ({ boxes1, boxes2 }) => (rowsOf(boxes1) === 0) !== (rowsOf(boxes2) === 0),
  "not as many": ({ boxes1, boxes2 }) => rowsOf(boxes1) !== rowsOf(boxes2),
})

meets("matched boxes", matchedBoxesOf(box), {
  "equal to its mate": ({ boxes1, boxes2 }) =>
    toBoxes(boxes1).some((a, n) => a.every((x, k) => x === boxes2.get(n, k))),
  "both without area": ({ boxes1, boxes2 }) =>
    toBoxes(boxes1).some(
      (a, n) =>
        isEmpty(a) &&
        toBoxes(boxes2)
          .slice(n, n + 1)
          .some(isEmpty),
    ),
})

const ties = (scores: FloatTensor): boolean => new Set(toArray(scores)).size < scores.size

meets("candidates", exactGrouping, {
  none: ({ boxes }) => rowsOf(boxes) === 0,
  "equal scores": ({ scores }) => ties(scores),
  "negative scores": ({ scores }) => toArray(scores).some((s) => s < 0),
  "one group": ({ groups }) => groups.size > 1 && new Set(toArray(groups)).size === 1,
  "an overlap of the threshold": ({ boxes, threshold }) => pairs((a, b) => iou(a, b) === threshold)(boxes),
  "a threshold of 0": ({ threshold }) => threshold === 0,
  "a threshold of 1": ({ threshold }) => threshold === 1,
})
meets("any candidates", grouping, {
  "areas beyond half precision": ({ boxes }) => some((one) => area(one) > 65504)(boxes),
})
meets("candidates for soft suppression", exactSoft, {
  "equal scores": ({ scores }) => ties(scores),
  "a score of the least": ({ scores, minScore }) => toArray(scores).includes(minScore),
})

meets("qualities", fc.record({ quality: qualities, rule: matching }), {
  "no truths or no anchors": ({ quality }) => quality.size === 0,
  "a quality of the threshold": ({ quality, rule }) => toArray(quality).includes(rule.high),
  "one threshold": ({ rule }) => rule.high === rule.low,
  "a truth that suits nothing": ({ quality }) =>
    quality.size > 0 && toBoxes(quality).length >= 0 && toArray(quality).every((q) => q === 0),
})

meets("maps with regions", anyPooling(oneEach), {
  "no region or no channel": ({ boxes, features }) => rowsOf(boxes) === 0 || features.shape[1] === 0,
  "more than 16": ({ boxes }) => rowsOf(boxes) > 16,
  "one cell": ({ features }) => features.shape[2] === 1 && features.shape[3] === 1,
  "one row or column": ({ features }) => (features.shape[2] === 1) !== (features.shape[3] === 1),
  "more than four images": ({ features }) => rowsOf(features) > 4,
  "more than sixteen channels": ({ features }) => (features.shape[1] ?? 0) > 16,
  "more bins than cells": ({ features, pooledHeight: P, pooledWidth: Q }) =>
    P > (features.shape[2] ?? 0) && Q > (features.shape[3] ?? 0),
  "more than seven bins a side": ({ pooledHeight: P, pooledWidth: Q }) => Math.max(P, Q) > 7,
  "nothing square": ({ features, pooledHeight: P, pooledWidth: Q }) =>
    features.shape[2] !== features.shape[3] && P !== Q,
  "without a side": ({ boxes }) => some(isEmpty)(boxes),
  "off the map": ({ boxes }) => some(([, , x2, y2]) => Math.min(x2, y2) < 0)(boxes),
  "images out of order": ({ images }) =>
    toArray(images).some((b, r) => b < Math.max(...toArray(images).slice(0, r))),
  "a scale that is no power of two": ({ spatialScale: s }) => !Number.isInteger(Math.log2(s)),
})
meets("what flows back", anyBackward, {
  "no region or no channel": ({ boxes, cotangent }) => rowsOf(boxes) === 0 || cotangent.shape[1] === 0,
})

meets("masks", masks, {
  none: (all) => rowsOf(all) === 0,
  "one without a pixel": (all) =>
    Array.from({ length: rowsOf(all) }, (_, n) => toArray(all.pick(n, null, null))).some(
      (m) => !m.includes(1),
    ),
  "more pixels than a byte counts": (all) =>
    Array.from({ length: rowsOf(all) }, (_, n) => toArray(all.pick(n, null, null))).some(
      (m) => m.filter((pixel) => pixel === 1).length > 255,
    ),
})

meets("rows with labels", labelledLogits, {
  "no rows": ({ labels }) => labels.size === 0,
  "one class": ({ logits }) => logits.shape[1] === 1,
  "a row that does not count": ({ labels }) => toArray(labels).includes(-1),
  "a label beyond a signed byte": ({ labels }) => toArray(labels).some((l) => l > 127),
})
meets("logits with targets", logitPairs(logit, probability), {
  "beyond e^x": ({ logits }) => toArray(logits).some((x) => Math.abs(x) >= 1000),
  "neither yes nor no": ({ targets }) => toArray(targets).some((t) => t > 0 && t < 1),
})
meets("deltas", decoding(), {
  "no rows or no classes": ({ deltas }) => deltas.size === 0,
  "several classes": ({ deltas }) => (deltas.shape[1] ?? 0) > 1,
  "beyond the clamp": ({ deltas, clamp, weights }) =>
    toArray(deltas).some((t, i) => i % 4 === 2 && t / weights[2] > clamp),
})
