import assert from "node:assert/strict"
import type { Box } from "@detspec/core"
import { encodeRle, tabulateInt32, uint8 } from "@detspec/core"
import type { EvaluationInput, GroundTruth } from "@detspec/evaluation"
import { cocoParameters } from "@detspec/evaluation"
import fc from "fast-check"
import type { Law } from "../../../core/test/kit/laws.js"
import type { Evaluator } from "../evaluators.js"
import { busyScene, elsewhere } from "../scenes.js"

const [left, top, right, bottom] = elsewhere
const pieces: readonly Box[] = [
  [left, top, left + 8, top + 8],
  [left + 4, top + 4, left + 16, top + 16],
  [right - 9, bottom - 9, right, bottom],
]

/** One more object, and detections on it that are better than all others. */
const withTruth = (
  input: EvaluationInput,
  truth: Partial<GroundTruth>,
  boxes: readonly Box[],
): EvaluationInput => ({
  ...input,
  truths: [...input.truths, { image: "one", label: "cat", box: elsewhere, ...truth }],
  detections: [
    ...input.detections,
    ...boxes.map((box, n) => ({ image: "one", label: "cat", box, score: 2 + n })),
  ],
})

/** Every number that does not depend on how many detections count: what is ignored takes up places too. */
const numbersOf = (evaluator: Evaluator, input: EvaluationInput) => {
  const { numbers, classes } = evaluator.coco(input, "box", { ...cocoParameters, maxDetections: [100] })
  return { voc: evaluator.voc(input).mean, coco: numbers, classes }
}

/** The pixels of a box at whole coordinates in an image of 12 × 16. */
const drawn = ([x1, y1, x2, y2]: Box) => {
  const inside = (y = 0, x = 0) => (x >= x1 && x < x2 && y >= y1 && y < y2 ? 1 : 0)
  return encodeRle(uint8([12, 16], tabulateInt32([12, 16], inside).data))
}

const smallBox: fc.Arbitrary<Box> = fc
  .tuple(fc.nat(8), fc.nat(5), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }))
  .map(([x, y, width, height]) => [x, y, x + width, y + height])

const corner = ([x1, y1, x2, y2]: Box): Box => [x1, y1, Math.ceil((x1 + x2) / 2), Math.ceil((y1 + y2) / 2)]

const smallScene: fc.Arbitrary<EvaluationInput> = fc
  .record({
    truths: fc.array(fc.tuple(smallBox, fc.boolean()), { minLength: 1, maxLength: 4 }),
    detections: fc.array(smallBox, { minLength: 1, maxLength: 6 }),
  })
  .map(({ truths, detections }) => ({
    images: [0],
    classes: [0],
    truths: truths.map(([box, crowd]) => ({ image: 0, label: 0, box, crowd, mask: drawn(box) })),
    // Corners of objects first, the objects themselves last, so that what was wrong before them tells.
    detections: [...truths.map(([box]) => corner(box)), ...detections, ...truths.map(([box]) => box)].map(
      (box, n) => ({
        image: 0,
        label: 0,
        box,
        score: 1 - n / 16,
        mask: drawn(box),
      }),
    ),
  }))

export const ignoringLaws: Readonly<Record<string, Law<Evaluator>>> = {
  ignored: {
    sentence: "an object to be ignored and what finds it change nothing",
    property: (evaluator) =>
      fc.property(busyScene, (input) =>
        assert.deepEqual(
          numbersOf(evaluator, withTruth(input, { ignore: true }, [elsewhere])),
          numbersOf(evaluator, input),
        ),
      ),
  },
  ignoredTwice: {
    sentence: "VOC ignores every detection of an ignored object, COCO one of them",
    property: (evaluator) =>
      fc.property(busyScene, (input) => {
        const twice = withTruth(input, { ignore: true }, [elsewhere, elsewhere])
        assert.deepEqual(evaluator.voc(twice).mean, evaluator.voc(input).mean)
        const wrong = withTruth(input, { ignore: true, box: [9e4, 0, 9e4 + 9, 9] }, [elsewhere])
        assert.deepEqual(evaluator.coco(twice).numbers.AP, evaluator.coco(wrong).numbers.AP)
      }),
  },
  crowd: {
    sentence:
      "a crowd and any number of detections that lie in it by at least the threshold change nothing in COCO",
    property: (evaluator) =>
      fc.property(busyScene, (input) => {
        const changed = numbersOf(evaluator, withTruth(input, { crowd: true }, pieces))
        assert.deepEqual(changed.coco, numbersOf(evaluator, input).coco)
      }),
  },
  crowdInVoc: {
    sentence: "to VOC a crowd is an object to be ignored",
    property: (evaluator) =>
      fc.property(busyScene, (input) => {
        const crowded = withTruth(input, { crowd: true }, [elsewhere, elsewhere])
        assert.deepEqual(evaluator.voc(crowded).mean, evaluator.voc(input).mean)
      }),
  },
  regularFirst: {
    sentence: "a detection that fits an object is not given away to a crowd that it fits better",
    property: (evaluator) =>
      fc.property(fc.integer({ min: 10, max: 19 }), (k) => {
        const input = {
          images: [1],
          classes: [1],
          truths: [
            { image: 1, label: 1, box: [0, 0, 60, 60] as const, crowd: true },
            { image: 1, label: 1, box: [0, 0, 20, 20] as const },
          ],
          detections: [{ image: 1, label: 1, box: [0, 0, 20, k] as const, score: 1 }],
        }
        assert.equal(evaluator.coco(input).numbers.AP50, 1)
      }),
  },
  boxesAsMasks: {
    sentence: "boxes at whole pixels, drawn as masks, give the same numbers as boxes",
    property: (evaluator) =>
      fc.property(smallScene, (input) => {
        assert.deepEqual(evaluator.coco(input, "mask").numbers, evaluator.coco(input, "box").numbers)
      }),
  },
  crowdsAlone: {
    sentence: "where only crowds are ignored, an object marked so is an object",
    property: (evaluator) =>
      fc.property(busyScene, (input) => {
        const parameters = { ...cocoParameters, ignored: "crowds" as const }
        const marked = { ...input, truths: input.truths.map((truth) => ({ ...truth, ignore: true })) }
        assert.deepEqual(evaluator.coco(marked, "box", parameters).numbers, evaluator.coco(input).numbers)
        assert.equal(evaluator.coco(marked).numbers.AP, undefined)
      }),
  },
}
