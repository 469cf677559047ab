// Ten objects, ten detections, seven right: three readings of one curve, and what a drifting level costs.

import type { Detection, EvaluationInput, GroundTruth } from "@detspec/evaluation"
import { evaluateCoco, evaluateVoc, pythonVocParameters, vocParameters } from "@detspec/evaluation"
import * as TE from "fp-ts/lib/TaskEither.js"
import { answer } from "./answer.js"

const box = (n: number) => [n * 40, 0, n * 40 + 30, 30] as const
const truths: readonly GroundTruth[] = Array.from({ length: 10 }, (_, n) => ({
  image: "street",
  label: "car",
  box: box(n),
}))

/** Which object each detection finds, best first; 20 is where nothing is, 6 is found twice. */
const found = [0, 1, 20, 2, 3, 4, 20, 5, 6, 6]
const detections: readonly Detection[] = found.map((n, rank) => ({
  image: "street",
  label: "car",
  box: box(n),
  score: 1 - rank / 10,
}))
const input: EvaluationInput = { images: ["street"], classes: ["car"], truths, detections }

const voc = await answer(TE.fromEither(evaluateVoc(input)))
const [car] = voc.classes
console.log("recall    ", car?.curve?.recall.map((x) => x.toFixed(2)).join(" "))
console.log("precision ", car?.curve?.precision.map((x) => x.toFixed(2)).join(" "))
console.log("eleven points", voc.mean.elevenPoint?.toFixed(4), " area", voc.mean.area?.toFixed(4))
const { numbers } = await answer(TE.fromEither(evaluateCoco(input)))
console.log("COCO: AP", numbers.AP?.toFixed(4), " AR", numbers.AR.map((x) => x?.toFixed(1)).join(" "))

const drifting = await answer(TE.fromEither(evaluateVoc(input, pythonVocParameters)))
const [exact, drifted] = [vocParameters.recallLevels[7], pythonVocParameters.recallLevels[7]]
console.log(
  `a recall of 7/10 reaches ${exact}, not ${drifted}: eleven points`,
  drifting.mean.elevenPoint?.toFixed(4),
)
