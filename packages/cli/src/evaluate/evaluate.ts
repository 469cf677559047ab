import type { DetectionError } from "@detspec/core"
import type { Example } from "@detspec/datasets"
import type { Detections } from "@detspec/detectors"
import { planesOf } from "@detspec/detectors"
import { evaluateCoco, evaluateVoc } from "@detspec/evaluation"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { skippedLines } from "../data/left-out.js"
import { openData } from "../data/open.js"
import { loadModel } from "../models/options.js"
import { withTools } from "../models/tools.js"
import type { Loaded } from "../models/weights.js"
import { inputOf, shownOn } from "./input.js"
import { evaluationLines, leftOutLines } from "./lines.js"
import type { EvaluateOptions } from "./options.js"

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
      TE.bind("shown", ({ data }) => TE.fromEither(shownOn(data.examples))),
      TE.bind("found", ({ loaded, data }) => detected(loaded, data.examples)),
      TE.let("input", ({ loaded, shown, found }) => inputOf(loaded, shown, found)),
      TE.bind("voc", ({ input }) => TE.fromEither(evaluateVoc(input))),
      TE.bind("coco", ({ input }) => TE.fromEither(evaluateCoco(input))),
      TE.map(({ data, shown, voc, coco }) => [
        ...skippedLines(data.warnings),
        ...leftOutLines(shown),
        ...evaluationLines(data.examples.length, voc, coco),
      ]),
      TE.chainIOK((lines) => () => {
        for (const line of lines) print(line)
      }),
    ),
  )
