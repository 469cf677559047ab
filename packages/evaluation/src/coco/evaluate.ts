import type { DetectionError } from "@detspec/core"
import { outOfRange } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import { checkInput } from "../check.js"
import type { EvaluationInput, Measure, Name } from "../input.js"
import { groupsByClass } from "../matching/groups.js"
import type { Cell } from "./cells.js"
import { cellsOf, rankingsOf } from "./cells.js"
import { compare } from "./match.js"
import type { CocoParameters } from "./parameters.js"
import { cocoParameters } from "./parameters.js"
import type { CocoNumbers } from "./summary.js"
import { summarise } from "./summary.js"

export interface CocoEvaluation {
  readonly numbers: CocoNumbers
  readonly classes: readonly { readonly label: Name; readonly numbers: CocoNumbers }[]
  /** Everything the numbers are means of: by class, then area range, then number of detections. */
  readonly cells: readonly Cell[]
}

const ascends = (numbers: readonly number[]): boolean =>
  numbers.length > 0 && numbers.every((number, n) => n === 0 || number > (numbers[n - 1] ?? 0))

const within = (numbers: readonly number[], least: number, most: number): boolean =>
  numbers.every((number) => number >= least && number <= most)

const checked = (
  input: EvaluationInput,
  measure: Measure,
  { thresholds, recallLevels, maxDetections }: CocoParameters,
): E.Either<DetectionError, EvaluationInput> => {
  const refuse = (field: string, expected: string, numbers: readonly number[]) =>
    E.left(outOfRange("evaluateCoco", field, expected, `[${numbers.slice(0, 8).join(", ")}]`))
  const share = "ascend between 0 and 1"
  if (!ascends(thresholds) || !within(thresholds, 0, 1)) return refuse("thresholds", share, thresholds)
  if (!ascends(recallLevels) || !within(recallLevels, 0, 1))
    return refuse("recallLevels", share, recallLevels)
  if (!ascends(maxDetections) || !within(maxDetections, 1, Infinity))
    return refuse("maxDetections", "ascend from 1 on", maxDetections)
  return checkInput("evaluateCoco", input, measure)
}

/**
 * Average precision and recall as COCO defines them: the mean over ten IoU thresholds and 101 recall levels, for all
 * objects and for small, medium and large ones. Crowds match any number of detections, by |d ∩ g| / |d|.
 *
 * Errors  OutOfRange, NotFinite, and for masks TypeMismatch and ShapeMismatch where one is missing or of another size
 * Source  COCO's evaluation (cocodataset.org/#detection-eval) and its program
 */
export const evaluateCoco = (
  input: EvaluationInput,
  measure: Measure = "box",
  parameters: CocoParameters = cocoParameters,
): E.Either<DetectionError, CocoEvaluation> =>
  E.map(({ classes }: EvaluationInput): CocoEvaluation => {
    const groupsOf = groupsByClass(input)
    const byClass = classes.map((label) => {
      const groups = groupsOf(label).map((group) => compare(group, measure, parameters))
      const rankings = rankingsOf(groups, parameters)
      const cells = parameters.areas.flatMap((range) => cellsOf(label, groups, rankings, range, parameters))
      return { label, cells, numbers: summarise(cells, parameters) }
    })
    const cells = byClass.flatMap((one) => one.cells)
    return {
      numbers: summarise(cells, parameters),
      classes: byClass.map(({ label, numbers }) => ({ label, numbers })),
      cells,
    }
  })(checked(input, measure, parameters))
