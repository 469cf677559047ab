import assert from "node:assert/strict"
import type { EvaluationInput, Name } from "@detspec/evaluation"
import fc from "fast-check"
import type { Law } from "../../../core/test/kit/laws.js"
import type { Evaluator } from "../evaluators.js"
import { allNumbers } from "../evaluators.js"
import { busyScene } from "../scenes.js"

type Laws = Readonly<Record<string, Law<Evaluator>>>

/** That a change of the input changes no number. */
const unchanged =
  (change: (input: EvaluationInput, order: <T>(list: readonly T[]) => readonly T[]) => EvaluationInput) =>
  (evaluator: Evaluator) =>
    fc.property(busyScene, fc.nat(), (input, turn) => {
      const order = <T>(list: readonly T[]): readonly T[] => {
        const at = turn % Math.max(1, list.length)
        return [...list.slice(at), ...list.slice(0, at)].reverse()
      }
      assert.deepEqual(
        twelveDecimals(allNumbers(evaluator, change(input, order))),
        twelveDecimals(allNumbers(evaluator, input)),
      )
    })

/** To twelve decimals: sums in another order round elsewhere. */
const twelveDecimals = (numbers: unknown): unknown =>
  JSON.parse(JSON.stringify(numbers), (_, value) =>
    typeof value === "number" ? Number(value.toFixed(12)) : value,
  )

const renamed = (name: Name): Name => (name === 0 ? "zero" : name === "one" ? 0 : `${name}!`)
const relabelled = (label: Name): Name => (label === "cat" ? 0 : 7)

export const orderLaws: Laws = {
  orderOfDetections: {
    sentence: "the order of detections with different scores says nothing",
    property: unchanged((input, order) => ({ ...input, detections: order(input.detections) })),
  },
  orderOfTruths: {
    sentence: "the order of objects says nothing",
    property: unchanged((input, order) => ({ ...input, truths: order(input.truths) })),
  },
  orderOfImages: {
    sentence: "the order of images says nothing, wherever the empty ones stand",
    property: unchanged((input, order) => ({ ...input, images: order(input.images) })),
  },
  namesOfImages: {
    sentence: "an image may be called anything, 0 too",
    property: unchanged((input) => ({
      ...input,
      images: input.images.map(renamed),
      truths: input.truths.map((one) => ({ ...one, image: renamed(one.image) })),
      detections: input.detections.map((one) => ({ ...one, image: renamed(one.image) })),
    })),
  },
  namesOfClasses: {
    sentence: "a class may be called anything, 0 too",
    property: (evaluator) =>
      fc.property(busyScene, (input) => {
        const other: EvaluationInput = {
          ...input,
          classes: input.classes.map(relabelled),
          truths: input.truths.map((one) => ({ ...one, label: relabelled(one.label) })),
          detections: input.detections.map((one) => ({ ...one, label: relabelled(one.label) })),
        }
        assert.deepEqual(evaluator.voc(other).mean, evaluator.voc(input).mean)
        assert.deepEqual(evaluator.coco(other).numbers, evaluator.coco(input).numbers)
      }),
  },
  scoresOnlyOrder: {
    sentence: "scores count by their order alone: s and 2s - 5 evaluate alike",
    property: unchanged((input) => ({
      ...input,
      detections: input.detections.map((one) => ({ ...one, score: 2 * one.score - 5 })),
    })),
  },
  tiesGoByPlace: {
    sentence: "of two equal scores the earlier image goes first, then the earlier detection",
    property: (evaluator) =>
      fc.property(busyScene, (input) => {
        const place = new Map(input.images.map((image, n) => [image, n]))
        const all = [...input.detections]
          .sort((a, b) => (place.get(a.image) ?? 0) - (place.get(b.image) ?? 0))
          .map((one, n) => ({ ...one, score: 1 - n / 1024 }))
        const tied = all.map((one) => ({ ...one, score: 0.5 }))
        assert.deepEqual(
          allNumbers(evaluator, { ...input, detections: tied }),
          allNumbers(evaluator, { ...input, detections: all }),
        )
      }),
  },
}
