import { boxAt, int32, toArray } from "@detspec/core"
import type { Detections, Model } from "@detspec/detectors"
import { planesOf } from "@detspec/detectors"
import type { EvaluationInput } from "@detspec/evaluation"
import { evaluateVoc, vocParameters } from "@detspec/evaluation"
import type { Tensors } from "@detspec/networks"
import * as TE from "fp-ts/lib/TaskEither.js"
import { answer } from "../../answer.js"
import type { Scenes } from "./scenes.js"

/** What was found on every scene. */
export type Found = readonly Detections[]

const asInput = ({ source, examples }: Scenes, found: Found, firstClass: number): EvaluationInput => ({
  images: examples.map((_, n) => n),
  classes: source.classes.map((_, label) => label),
  truths: examples.flatMap(({ objects }, image) => objects.map(({ label, box }) => ({ image, label, box }))),
  detections: found.flatMap(({ boxes, scores, labels }, image) =>
    toArray(scores).map((score, n) => ({
      image,
      label: labels.get(n) - firstClass,
      box: boxAt(boxes, n),
      score,
    })),
  ),
})

/** The mean average precision (area) of what was found, an IoU above `threshold` being enough. */
export const meanPrecision = async (
  scenes: Scenes,
  found: Found,
  firstClass: number,
  threshold = 0.5,
): Promise<number> => {
  const evaluated = evaluateVoc(asInput(scenes, found, firstClass), { ...vocParameters, threshold })
  return (await answer(TE.fromEither(evaluated))).mean.area ?? 0
}

/** Detects on every scene, one after the other. */
export const detectAll = async (
  model: Pick<Model, "detect">,
  weights: Tensors,
  { examples }: Scenes,
): Promise<Found> => {
  const found: Detections[] = []
  for (const { pixels } of examples) found.push(...(await answer(model.detect(weights, [planesOf(pixels)]))))
  return found
}

/** The same scenes and answers with one class for all: only where something is counts. */
export const anyClass = (
  { source, examples }: Scenes,
  found: Found,
): readonly [scenes: Scenes, found: Found, firstClass: number] => [
  {
    source: { ...source, classes: ["anything"] },
    examples: examples.map((example) => ({
      ...example,
      objects: example.objects.map((object) => ({ ...object, label: 0 })),
    })),
  },
  found.map((one) => ({ ...one, labels: int32(one.labels.shape, toArray(one.labels).fill(0)) })),
  0,
]
