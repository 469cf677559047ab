import assert from "node:assert/strict"
import { message } from "@detspec/core"
import type {
  CocoEvaluation,
  CocoParameters,
  EvaluationInput,
  Measure,
  VocEvaluation,
  VocParameters,
} from "@detspec/evaluation"
import { cocoParameters, evaluateCoco, evaluateVoc, vocParameters } from "@detspec/evaluation"
import * as E from "fp-ts/lib/Either.js"

/** What the laws are about: both evaluations, of input that is valid. */
export interface Evaluator {
  readonly voc: (input: EvaluationInput, parameters?: VocParameters) => VocEvaluation
  readonly coco: (input: EvaluationInput, measure?: Measure, parameters?: CocoParameters) => CocoEvaluation
}

const valid = <T>(result: E.Either<Parameters<typeof message>[0], T>): T => {
  if (E.isLeft(result)) assert.fail(message(result.left))
  return result.right
}

export const right: Evaluator = {
  voc: (input, parameters = vocParameters) => valid(evaluateVoc(input, parameters)),
  coco: (input, measure = "box", parameters = cocoParameters) =>
    valid(evaluateCoco(input, measure, parameters)),
}

/** Every number that both evaluations give. */
export const allNumbers = (evaluator: Evaluator, input: EvaluationInput): unknown => {
  const voc = evaluator.voc(input)
  const coco = evaluator.coco(input)
  return {
    voc: voc.mean,
    vocClasses: voc.classes.map(({ label, elevenPoint, area }) => [String(label), elevenPoint, area]).sort(),
    coco: coco.numbers,
    cocoClasses: coco.classes.map(({ label, numbers }) => [String(label), numbers]).sort(),
  }
}
