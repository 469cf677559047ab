import assert from "node:assert/strict"
import type { EvaluationInput } from "@detspec/evaluation"
import fc from "fast-check"
import type { Law } from "../../../core/test/kit/laws.js"
import { close } from "../../../core/test/kit/laws.js"
import type { Evaluator } from "../evaluators.js"
import { busyScene, elsewhere, perfect, row } from "../scenes.js"

/** The AP numbers of a class in both evaluations; classes without objects have none. */
const precisions = (evaluator: Evaluator, input: EvaluationInput): readonly number[] =>
  [
    ...evaluator.voc(input).classes.flatMap(({ elevenPoint, area }) => [elevenPoint, area]),
    ...evaluator.coco(input).classes.map(({ numbers }) => numbers.AP),
  ].filter((number) => number !== undefined)

const withDetection = (input: EvaluationInput, image: EvaluationInput["images"][number], score: number) => ({
  ...input,
  detections: [
    ...input.detections,
    ...input.classes.map((label) => ({ image, label, box: elsewhere, score })),
  ],
})

/** The final recalls where a hundred detections count: more than there are, so that none takes another's place. */
const recalls = (evaluator: Evaluator, input: EvaluationInput): readonly number[] =>
  evaluator
    .coco(input)
    .cells.filter(({ maxDetections }) => maxDetections === 100)
    .flatMap(({ readings }) => readings.map(({ recall }) => recall))

const copied = (input: EvaluationInput): EvaluationInput => ({
  ...input,
  detections: input.detections.flatMap((one) => [one, { ...one, score: one.score - 2 ** -20 }]),
})

export const countingLaws: Readonly<Record<string, Law<Evaluator>>> = {
  perfection: {
    sentence: "every object found exactly, and nothing else: every AP and AR that is defined is 1",
    property: (evaluator) =>
      fc.property(busyScene, (input) => {
        const { mean } = evaluator.voc(perfect(input))
        const { AP, AP50, AP75, APsmall, APmedium, APlarge, AR } = evaluator.coco(perfect(input)).numbers
        const all = [mean.elevenPoint, mean.area, AP, AP50, AP75, APsmall, APmedium, APlarge, AR.at(-1)]
        for (const number of all) close(number ?? 1, 1)
      }),
  },
  nothingFound: {
    sentence: "without detections every AP that is defined is 0, and a class without objects has none",
    property: (evaluator) =>
      fc.property(busyScene, (input) => {
        const silent = { ...input, detections: [] }
        for (const { label, area, truths } of evaluator.voc(silent).classes) {
          assert.equal(truths, input.truths.filter((one) => one.label === label).length)
          assert.equal(area, truths === 0 ? undefined : 0)
        }
        assert.equal(evaluator.coco(silent).numbers.AP, 0)
        assert.equal(evaluator.coco({ ...silent, truths: [] }).numbers.AP, undefined)
      }),
  },
  worstFalsePositive: {
    sentence: "a false positive below all others changes neither AP nor recall",
    property: (evaluator) =>
      fc.property(busyScene, (input) => {
        const more = withDetection(input, "one", -1)
        assert.deepEqual(precisions(evaluator, more), precisions(evaluator, input))
        assert.deepEqual(recalls(evaluator, more), recalls(evaluator, input))
      }),
  },
  bestFalsePositive: {
    sentence: "a false positive above all others lowers the AP of whatever was found, in an empty image too",
    property: (evaluator) =>
      fc.property(fc.integer({ min: 1, max: 9 }), (n) => {
        const input = { ...row(n, n), images: ["row", "empty"] }
        const before = precisions(evaluator, input)
        const after = precisions(evaluator, withDetection(input, "empty", 2))
        assert.ok(
          after.every((number, at) => number < (before[at] ?? 0)),
          `${before} → ${after}`,
        )
      }),
  },
  duplicates: {
    sentence: "a detection given twice counts once: recall stays, at most 1, and AP does not rise",
    property: (evaluator) =>
      fc.property(busyScene, (input) => {
        const twice = copied(input)
        const all = recalls(evaluator, input)
        assert.ok(Math.max(0, ...all) <= 1, `${all}`)
        assert.deepEqual(recalls(evaluator, twice), all)
        const before = precisions(evaluator, input)
        const after = precisions(evaluator, twice)
        assert.ok(
          after.every((number, at) => number <= (before[at] ?? 0) + 1e-12),
          `${before} → ${after}`,
        )
      }),
  },
  duplicatesAreWrong: {
    sentence: "the second detection of an object is a false positive: it stands between the others",
    property: (evaluator) =>
      fc.property(fc.integer({ min: 2, max: 9 }), (n) => {
        const before = precisions(evaluator, row(n, n))
        const after = precisions(evaluator, copied(row(n, n)))
        assert.ok(
          after.every((number, at) => number < (before[at] ?? 0)),
          `${before} → ${after}`,
        )
      }),
  },
  classesApart: {
    sentence: "a class is evaluated as if there were no other, and the mean is over those that have objects",
    property: (evaluator) =>
      fc.property(busyScene, (input) => {
        const whole = evaluator.coco(input)
        const voc = evaluator.voc(input)
        const alone = input.classes.map((label) => ({
          ...input,
          classes: [label],
          truths: input.truths.filter((one) => one.label === label),
          detections: input.detections.filter((one) => one.label === label),
        }))
        const numbers = alone.map((one) => evaluator.coco(one).numbers)
        assert.deepEqual(
          whole.classes.map((one) => one.numbers),
          numbers,
        )
        assert.deepEqual(
          voc.classes.map(({ area }) => area),
          alone.map((one) => evaluator.voc(one).mean.area),
        )
        const defined = numbers.map(({ AP }) => AP).filter((AP) => AP !== undefined)
        const mean = defined.reduce((sum, AP) => sum + AP, 0) / defined.length
        close(whole.numbers.AP, mean)
      }),
  },
  scale: {
    sentence: "boxes twice as large give the same VOC numbers and the same AP over all sizes",
    property: (evaluator) =>
      fc.property(busyScene, (input) => {
        const double = <T extends { readonly box: readonly [number, number, number, number] }>(
          one: T,
        ): T => ({
          ...one,
          box: one.box.map((x) => 2 * x),
        })
        const twice = { ...input, truths: input.truths.map(double), detections: input.detections.map(double) }
        assert.deepEqual(evaluator.voc(twice).mean, evaluator.voc(input).mean)
        assert.equal(evaluator.coco(twice).numbers.AP, evaluator.coco(input).numbers.AP)
      }),
  },
}
