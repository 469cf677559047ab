import type { DetectionError } from "@detspec/core"
import { outOfRange } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import { checkInput } from "../check.js"
import type { Curve } from "../curve/curve.js"
import { curveOf } from "../curve/curve.js"
import { areaUnderCurve, sampledPrecision } from "../curve/readings.js"
import type { EvaluationInput, Name } from "../input.js"
import type { Group } from "../matching/groups.js"
import { groupsByClass } from "../matching/groups.js"
import { meanOf } from "../mean.js"
import { isIgnored, judgeVoc } from "./match.js"
import type { VocParameters } from "./parameters.js"
import { vocParameters } from "./parameters.js"

/** The average precision of a class in both readings; undefined where no truth counts. */
export interface VocClass {
  readonly label: Name
  /** Truths that are not ignored. */
  readonly truths: number
  readonly detections: number
  readonly curve: Curve | undefined
  /** As in VOC 2007: the mean of the precision at eleven recalls. */
  readonly elevenPoint: number | undefined
  /** As in VOC from 2010 on: the area under the precision-recall curve. */
  readonly area: number | undefined
}

export interface VocEvaluation {
  readonly classes: readonly VocClass[]
  /** Means over the classes that have truths. */
  readonly mean: { readonly elevenPoint: number | undefined; readonly area: number | undefined }
}

const evaluateClass = (
  label: Name,
  groups: readonly Group[],
  { threshold, recallLevels }: VocParameters,
): VocClass => {
  const truths = groups.flatMap((group) => group.truths).filter((truth) => !isIgnored(truth)).length
  const judged = groups.flatMap((group) => judgeVoc(group, threshold))
  const curve = truths === 0 ? undefined : curveOf(judged, truths)
  return {
    label,
    truths,
    detections: judged.length,
    curve,
    elevenPoint: curve && sampledPrecision(curve, recallLevels),
    area: curve && areaUnderCurve(curve),
  }
}

const checked = (
  input: EvaluationInput,
  { threshold }: VocParameters,
): E.Either<DetectionError, EvaluationInput> =>
  threshold >= 0 && threshold < 1
    ? checkInput("evaluateVoc", input, "box")
    : E.left(outOfRange("evaluateVoc", "threshold", "be at least 0 and below 1", String(threshold)))

/**
 * Average precision as Pascal VOC defines it: IoU above a threshold, one truth for each detection, difficult truths
 * and crowds ignored. Boxes are continuous: VOC's own corners, which count both ends, are one longer (`readVoc` converts them).
 *
 * Errors  OutOfRange for unknown images and classes, boxes out of order, a threshold outside [0, 1); NotFinite for
 *         scores and boxes that are no numbers
 * Source  Everingham et al., The Pascal Visual Object Classes (VOC) Challenge, section 4.2
 */
export const evaluateVoc = (
  input: EvaluationInput,
  parameters: VocParameters = vocParameters,
): E.Either<DetectionError, VocEvaluation> =>
  E.map(({ classes }: EvaluationInput): VocEvaluation => {
    const groupsOf = groupsByClass(input)
    const results = classes.map((label) => evaluateClass(label, groupsOf(label), parameters))
    const mean = (read: (one: VocClass) => number | undefined) => meanOf(results.map(read))
    return {
      classes: results,
      mean: { elevenPoint: mean((one) => one.elevenPoint), area: mean((one) => one.area) },
    }
  })(checked(input, parameters))
