import type { Box, DetectionError } from "@detspec/core"
import type { EvaluationInput, VocClass, VocEvaluation } from "@detspec/evaluation"
import {
  areaUnderCurve,
  elevenLevels,
  envelope,
  evaluateVoc,
  hundredAndOneLevels,
  precisionAt,
  sampledPrecision,
} from "@detspec/evaluation"
import * as E from "fp-ts/lib/Either.js"
import type { PrecisionRecallPicture } from "../pictures/precision-recall.js"

/** Which object each detection finds, best first; none is a false positive. Object 6 is found twice, two never. */
const found = [0, 1, undefined, 2, 3, undefined, 4, 5, 6, 6, undefined, undefined, 7, undefined]
const truths = 10

const place = (n: number): Box => [n * 100, 0, n * 100 + 50, 50]
const nowhere = truths + 5

const example: EvaluationInput = {
  images: ["example"],
  classes: ["object"],
  truths: Array.from({ length: truths }, (_, n) => ({ image: "example", label: "object", box: place(n) })),
  detections: found.map((n, rank) => ({
    image: "example",
    label: "object",
    box: place(n ?? nowhere),
    score: 1 - rank / found.length,
  })),
}

const pictured = ({ curve, elevenPoint, area }: VocClass): PrecisionRecallPicture => {
  const { recall, precision } = curve ?? { recall: [], precision: [] }
  const whole = { recall, precision, scores: [] }
  const highest = envelope(whole)
  const at = (levels: readonly number[]) =>
    precisionAt(whole, levels).map((height, n) => ({ recall: levels[n] ?? 0, precision: height }))
  return {
    truths,
    ranked: recall.map((reached, n) => ({
      hit: reached > (recall[n - 1] ?? 0),
      recall: reached,
      precision: precision[n] ?? 0,
    })),
    steps: [
      ...recall.map((to, n) => ({ from: recall[n - 1] ?? 0, to, precision: highest[n] ?? 0 })),
      { from: recall.at(-1) ?? 0, to: 1, precision: 0 },
    ],
    eleven: at(elevenLevels),
    hundredAndOne: at(hundredAndOneLevels),
    averages: {
      eleven: elevenPoint ?? 0,
      area: area ?? areaUnderCurve(whole),
      hundredAndOne: sampledPrecision(whole, hundredAndOneLevels),
    },
  }
}

/** A ranking of fourteen detections, evaluated. */
export const computePrecisionRecall = (): E.Either<DetectionError, PrecisionRecallPicture> =>
  E.map(({ classes }: VocEvaluation) =>
    pictured(
      classes[0] ?? { label: "object", truths, detections: 0, curve: undefined, elevenPoint: 0, area: 0 },
    ),
  )(evaluateVoc(example))
