import assert from "node:assert/strict"
import type { Box } from "@detspec/core"
import { cocoParameters, vocParameters } from "@detspec/evaluation"
import fc from "fast-check"
import type { Law } from "../../../core/test/kit/laws.js"
import { close } from "../../../core/test/kit/laws.js"
import type { Evaluator } from "../evaluators.js"
import { busyScene, row } from "../scenes.js"

/** One object of 20 × 20 and one detection of its upper k rows: IoU k / 20, exactly. */
const cut = (k: number) => ({
  images: [1],
  classes: [1],
  truths: [{ image: 1, label: 1, box: [0, 0, 20, 20] as const }],
  detections: [{ image: 1, label: 1, box: [0, 0, 20, k] as const, score: 0.5 }],
})

/** Tenths and hundredths among them, where a level is reached exactly. */
const objects = fc.constantFrom(1, 3, 7, 10, 20, 40)

const square = (side: number): Box => [0, 0, side, side]

/** One object of one size, found exactly. */
const sized = (box: Box, area?: number) => ({
  images: [1],
  classes: [1],
  truths: [{ image: 1, label: 1, box, ...(area === undefined ? {} : { area }) }],
  detections: [{ image: 1, label: 1, box, score: 0.5 }],
})

export const boundaryLaws: Readonly<Record<string, Law<Evaluator>>> = {
  cocoReachesThreshold: {
    sentence: "an IoU of exactly k / 20 reaches COCO's threshold k / 20 and none above",
    property: (evaluator) =>
      fc.property(fc.integer({ min: 9, max: 20 }), (k) => {
        const cells = evaluator.coco(cut(k)).cells
        const [cell] = cells.filter(({ area, maxDetections }) => area === "all" && maxDetections === 100)
        const reached = cell?.readings.filter(({ recall }) => recall === 1).length
        assert.equal(reached, Math.min(10, Math.max(0, k - 9)))
      }),
  },
  vocExceedsThreshold: {
    sentence: "an IoU of exactly VOC's threshold is not enough",
    property: (evaluator) =>
      fc.property(fc.integer({ min: 1, max: 19 }), fc.integer({ min: 1, max: 20 }), (threshold, k) => {
        const { mean } = evaluator.voc(cut(k), { ...vocParameters, threshold: threshold / 20 })
        assert.equal(mean.area, k > threshold ? 1 : 0)
      }),
  },
  elevenLevels: {
    sentence: "n objects of which k are found, nothing else: eleven-point AP is (⌊10 k / n⌋ + 1) / 11",
    property: (evaluator) =>
      fc.property(objects, fc.nat(40), (n, part) => {
        const k = 1 + (part % n)
        const { mean } = evaluator.voc(row(n, k))
        close(mean.elevenPoint, (Math.floor((10 * k) / n) + 1) / 11)
        close(mean.area, k / n)
      }),
  },
  readingsBracket: {
    sentence: "p̂ falls, so ten times the area lies between the sums of p̂ at 1/10 … 1 and at 0 … 9/10",
    property: (evaluator) =>
      fc.property(busyScene, (input) => {
        for (const { curve, elevenPoint, area } of evaluator.voc(input).classes) {
          if (!curve || elevenPoint === undefined || area === undefined) continue
          const highest = Math.max(0, ...curve.precision)
          const last = Math.max(0, ...curve.precision.filter((_, n) => curve.recall[n] === 1))
          const sum = 11 * elevenPoint
          assert.ok(10 * area <= sum - last + 1e-12, `${10 * area} > ${sum} - ${last}`)
          assert.ok(10 * area >= sum - highest - 1e-12, `${10 * area} < ${sum} - ${highest}`)
        }
      }),
  },
  hundredAndOneLevels: {
    sentence: "n objects of which k are found, nothing else: COCO's AP is (⌊100 k / n⌋ + 1) / 101",
    property: (evaluator) =>
      fc.property(objects, fc.nat(40), (n, part) => {
        const k = 1 + (part % n)
        const { AP } = evaluator.coco(row(n, k)).numbers
        close(AP, (Math.floor((100 * k) / n) + 1) / 101)
      }),
  },
  areaRanges: {
    sentence: "an object counts in every range that its area lies in, 32² and 96² in two",
    property: (evaluator) =>
      fc.property(fc.constantFrom(31, 32, 33, 95, 96, 97), (side) => {
        const { APsmall, APmedium, APlarge } = evaluator.coco(sized(square(side))).numbers
        const found = [APsmall, APmedium, APlarge].map((AP) => AP === 1)
        assert.deepEqual(found, [side <= 32, side >= 32 && side <= 96, side >= 96])
      }),
  },
  annotatedArea: {
    sentence: "the annotated area of an object counts, not its box",
    property: (evaluator) =>
      fc.property(fc.integer({ min: 40, max: 90 }), (side) => {
        const { APsmall, APmedium } = evaluator.coco(sized(square(side), 100)).numbers
        assert.deepEqual([APsmall, APmedium], [1, undefined])
      }),
  },
  maxDetections: {
    sentence: "with m detections an image and class, m objects of n are found, the best scored first",
    property: (evaluator) =>
      fc.property(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 12 }), (n, m) => {
        const two = [row(n, n), row(n, n)].map((one, image) => ({
          truths: one.truths.map((truth) => ({ ...truth, image })),
          detections: one.detections.map((found, at) => ({
            ...found,
            image,
            score: at < m ? found.score : found.score - 2,
          })),
        }))
        const input = {
          images: [0, 1],
          classes: ["cat"],
          truths: two.flatMap(({ truths }) => truths),
          detections: two.flatMap(({ detections }) => detections),
        }
        const { AR } = evaluator.coco(input, "box", { ...cocoParameters, maxDetections: [m] }).numbers
        close(AR[0], Math.min(1, m / n))
      }),
  },
}
