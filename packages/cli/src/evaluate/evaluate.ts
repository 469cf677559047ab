import type { DetectionError } from "@detspec/core"
import { boxAt, toArray } from "@detspec/core"
import type { Example } from "@detspec/datasets"
import type { Detections } from "@detspec/detectors"
import { planesOf } from "@detspec/detectors"
import type { Detection, EvaluationInput } from "@detspec/evaluation"
import { evaluateCoco, evaluateVoc } from "@detspec/evaluation"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { openData } from "../data/open.js"
import { loadModel } from "../models/options.js"
import { withTools } from "../models/tools.js"
import type { Loaded } from "../models/weights.js"
import type { EvaluateOptions } from "./command.js"
import { evaluationLines } from "./lines.js"

/** What was found on image n, by the names of its classes. */
const asDetections = (
  { description, firstClass }: Loaded,
  image: number,
  { boxes, scores, labels }: Detections,
): readonly Detection[] =>
  toArray(scores).map((score, n) => ({
    image,
    label: description.classes[labels.get(n) - firstClass] ?? labels.get(n),
    box: boxAt(boxes, n),
    score,
  }))

const inputOf = (
  loaded: Loaded,
  examples: readonly Example[],
  found: readonly Detections[],
): EvaluationInput => {
  const { classes } = loaded.description
  return {
    images: examples.map((_, n) => n),
    classes,
    truths: examples.flatMap(({ objects }, image) =>
      objects.map(({ label, box }) => ({ image, label: classes[label] ?? label, box })),
    ),
    detections: found.flatMap((one, n) => asDetections(loaded, n, one)),
  }
}

/** One image at a time: what one image gives does not depend on the others. */
const detected = (
  { model, parameters }: Loaded,
  examples: readonly Example[],
): TE.TaskEither<DetectionError, readonly Detections[]> =>
  TE.map((all: readonly (readonly Detections[])[]) => all.flat())(
    TE.sequenceSeqArray(examples.map(({ pixels }) => model.detect(parameters, [planesOf(pixels)]))),
  )

/** Detects on every image of a data set, and says how good that was. */
export const evaluate = (
  options: EvaluateOptions,
  print: (line: string) => void,
): TE.TaskEither<DetectionError, void> =>
  withTools(options, (tools) =>
    pipe(
      TE.Do,
      TE.bind("loaded", () => loadModel(tools, options)),
      TE.bind("data", ({ loaded }) => openData({ ...options, classes: loaded.description.classes })),
      TE.bind("found", ({ loaded, data }) => detected(loaded, data.examples)),
      TE.let("input", ({ loaded, data, found }) => inputOf(loaded, data.examples, found)),
      TE.bind("voc", ({ input }) => TE.fromEither(evaluateVoc(input))),
      TE.bind("coco", ({ input }) => TE.fromEither(evaluateCoco(input))),
      TE.map(({ data, voc, coco }) => evaluationLines(data.examples.length, voc, coco)),
      TE.chainIOK((lines) => () => {
        for (const line of lines) print(line)
      }),
    ),
  )
