import type { Box } from "@detspec/core"
import type { CocoNumbers, EvaluationInput } from "@detspec/evaluation"
import {
  cocoParameters,
  pycocotoolsParameters,
  pythonVocParameters,
  vocParameters,
} from "@detspec/evaluation"
import { iou } from "@detspec/spec"
import type { Mutant } from "../../core/test/kit/laws.js"
import { judgeVoc } from "../src/voc/match.js"
import type { Evaluator } from "./evaluators.js"
import { right } from "./evaluators.js"
import { vocVariant } from "./voc-variant.js"

/** Both evaluations, of input that was changed before. */
const given = (change: (input: EvaluationInput) => EvaluationInput): Evaluator => ({
  voc: (input, parameters) => right.voc(change(input), parameters),
  coco: (input, measure, parameters) => right.coco(change(input), measure, parameters),
})

const keeping = (keep: (one: EvaluationInput["detections"][number], input: EvaluationInput) => boolean) =>
  given((input) => ({ ...input, detections: input.detections.filter((one) => keep(one, input)) }))

const boxed = (change: (box: Box) => Box) => {
  const changed = <T extends { readonly box: Box }>(one: T): T => ({ ...one, box: change(one.box) })
  return given((input) => ({
    ...input,
    truths: input.truths.map(changed),
    detections: input.detections.map(changed),
  }))
}

const mutant = (breaks: string, bug: string, implementation: Partial<Evaluator>): Mutant<Evaluator> => ({
  breaks,
  bug,
  implementation: { ...right, ...implementation },
})

const zeroed = (numbers: CocoNumbers): CocoNumbers => ({ ...numbers, AP: numbers.AP ?? 0 })

const orderMutants = [
  mutant(
    "orderOfDetections",
    "goes by place in the list, not by score",
    given((input) => ({
      ...input,
      detections: input.detections.map((one, n) => ({ ...one, score: -n })),
    })),
  ),
  mutant(
    "orderOfTruths",
    "loses the last object",
    given((input) => ({ ...input, truths: input.truths.slice(0, -1) })),
  ),
  mutant(
    "orderOfImages",
    "loses what is detected in the last image",
    keeping(({ image }, { images }) => image !== images.at(-1)),
  ),
  mutant(
    "namesOfImages",
    "image 0 is none (cocodataset/cocoapi#664)",
    keeping(({ image }) => Boolean(image)),
  ),
  mutant(
    "namesOfClasses",
    "class 0 is background (cocodataset/cocoapi#664)",
    keeping(({ label }) => Boolean(label)),
  ),
  mutant(
    "scoresOnlyOrder",
    "drops scores below 0",
    keeping(({ score }) => score >= 0),
  ),
  mutant(
    "tiesGoByPlace",
    "an unstable sort (a comment in COCO's cocoeval.py)",
    given((input) => ({
      ...input,
      detections: [...input.detections].reverse(),
    })),
  ),
]

const rounded = (x: number): number => 16 * Math.round(x / 16)

const countingMutants = [
  mutant(
    "perfection",
    "boxes of detections are rounded",
    given((input) => ({
      ...input,
      detections: input.detections.map(({ box: [x1, y1, x2, y2], ...one }) => ({
        ...one,
        box: [rounded(x1), rounded(y1), rounded(x2), rounded(y2)] as const,
      })),
    })),
  ),
  mutant("nothingFound", "nothing to find counts as 0", {
    coco: (...input) => {
      const evaluation = right.coco(...input)
      return { ...evaluation, numbers: zeroed(evaluation.numbers) }
    },
  }),
  mutant(
    "worstFalsePositive",
    "sorts by the magnitude of the score",
    given((input) => ({
      ...input,
      detections: input.detections.map((one) => ({ ...one, score: Math.abs(one.score) })),
    })),
  ),
  mutant(
    "bestFalsePositive",
    "skips images without objects (torchmetrics#1096, #794)",
    keeping(({ image }, { truths }) => truths.some((truth) => truth.image === image)),
  ),
  mutant("duplicates", "an object may be found many times (cocodataset/cocoapi#591)", {
    voc: vocVariant(({ truths, detections }, threshold) =>
      detections.map(({ box, score }) => ({
        score,
        outcome: truths.some((truth) => iou(box, truth.box) > threshold) ? "hit" : "miss",
      })),
    ),
  }),
  mutant(
    "duplicatesAreWrong",
    "drops detections at the same place",
    keeping((one, { detections }) =>
      detections.every(
        ({ image, label, score, box }) =>
          image !== one.image || label !== one.label || score <= one.score || iou(box, one.box) < 1,
      ),
    ),
  ),
  mutant(
    "classesApart",
    "a detection may find an object of another class",
    given((input) => ({
      ...input,
      truths: input.truths.map((one) => ({ ...one, label: input.classes[0] ?? 0 })),
      detections: input.detections.map((one) => ({ ...one, label: input.classes[0] ?? 0 })),
    })),
  ),
  mutant(
    "scale",
    "widths are one more (facebookresearch/maskrcnn-benchmark#1020)",
    boxed(([x1, y1, x2, y2]) => [x1, y1, x2 + 1, y2 + 1]),
  ),
]

const tiny = 1e-9

const boundaryMutants = [
  mutant("cocoReachesThreshold", "COCO asks for more than its threshold (VOC's and COCO's programs differ)", {
    coco: (input, measure) =>
      right.coco(input, measure, {
        ...cocoParameters,
        thresholds: cocoParameters.thresholds.map((t) => t + tiny),
      }),
  }),
  mutant("vocExceedsThreshold", "VOC is content with its threshold (VOC's and COCO's programs differ)", {
    voc: (input, { threshold, recallLevels } = vocParameters) =>
      right.voc(input, { threshold: threshold - tiny, recallLevels }),
  }),
  mutant("elevenLevels", "recall levels that drift (py-faster-rcnn's voc_eval.py)", {
    voc: (input) => right.voc(input, pythonVocParameters),
  }),
  mutant("hundredAndOneLevels", "recall levels that drift (COCO's cocoeval.py)", {
    coco: (input, measure) => right.coco(input, measure, pycocotoolsParameters),
  }),
  mutant("readingsBracket", "the two readings are confused (keras-frcnn#55)", {
    voc: vocVariant(judgeVoc, ({ elevenPoint, area }) => ({ elevenPoint: area, area: elevenPoint })),
  }),
  mutant("areaRanges", "ranges without their upper end (COCO's program includes both)", {
    coco: (input, measure) =>
      right.coco(input, measure, {
        ...cocoParameters,
        areas: cocoParameters.areas.map((range) => ({ ...range, most: range.most - tiny })),
      }),
  }),
  mutant(
    "annotatedArea",
    "measures the box of an object",
    given((input) => ({
      ...input,
      truths: input.truths.map(({ image, label, box }) => ({ image, label, box })),
    })),
  ),
  mutant("maxDetections", "counts detections over all images", {
    coco: (input, measure, parameters = cocoParameters) => {
      const best = [...input.detections].sort((a, b) => b.score - a.score)
      const most = parameters.maxDetections.at(-1)
      return right.coco({ ...input, detections: best.slice(0, most) }, measure, parameters)
    },
  }),
]

const flagged = (change: (truth: EvaluationInput["truths"][number]) => EvaluationInput["truths"][number]) =>
  given((input) => ({ ...input, truths: input.truths.map(change) }))

const asIgnored = flagged(({ crowd, ...one }) => ({ ...one, ignore: crowd || (one.ignore ?? false) }))

const ignoringMutants = [
  mutant(
    "ignored",
    "forgets what is to be ignored (cocodataset/cocoapi#322)",
    flagged((one) => ({ ...one, ignore: false })),
  ),
  mutant(
    "ignoredTwice",
    "takes what is ignored for a crowd",
    flagged((one) => ({ ...one, crowd: one.ignore ?? false })),
  ),
  mutant("crowd", "a crowd is found once, by IoU (cocodataset/cocoapi#540)", asIgnored),
  mutant("crowdInVoc", "VOC finds crowds as objects", {
    voc: (input, parameters) => {
      const truths = input.truths.map(({ crowd, ...one }) => one)
      return right.voc({ ...input, truths }, parameters)
    },
  }),
  mutant(
    "regularFirst",
    "ignores objects that lie in a crowd",
    given((input) => {
      const crowds = input.truths.filter(({ crowd }) => crowd)
      const covered = (box: Box) => crowds.some((crowd) => iou(box, crowd.box) > 0)
      return { ...input, truths: input.truths.map((one) => ({ ...one, ignore: covered(one.box) })) }
    }),
  ),
  mutant("boxesAsMasks", "a crowd's mask is compared by IoU", {
    coco: (input, measure, parameters) =>
      (measure === "mask" ? asIgnored : right).coco(input, measure, parameters),
  }),
  mutant("crowdsAlone", "ignores what is marked, whatever it was told", {
    coco: (input, measure) => right.coco(input, measure),
  }),
]

/** Each a bug that some law must see. */
export const mutants: readonly Mutant<Evaluator>[] = [
  ...orderMutants,
  ...countingMutants,
  ...boundaryMutants,
  ...ignoringMutants,
]
