import type { Box } from "@detspec/core"
import type { EvaluationInput, VocClass, VocEvaluation } from "@detspec/evaluation"
import { evaluateVoc, pythonVocParameters } from "@detspec/evaluation"
import * as E from "fp-ts/lib/Either.js"
import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import type { Nested } from "../evaluation/reported.js"
import { numbersAsRecorded } from "../evaluation/reported.js"
import { questions } from "../question.js"

const corners = v.tuple([v.number(), v.number(), v.number(), v.number()])
const marked = { image: v.number(), cls: v.number(), box: corners }
const list = v.array(v.number())
const truth = v.object({ ...marked, difficult: v.number() })
const found = v.object({ ...marked, score: v.number() })
const answers = v.record(
  v.pipe(v.string(), v.regex(/^class\d+@[\d.]+$/)),
  v.object({ ap_11point: v.number(), ap_allpoint: v.number(), recall: list, precision: list }),
)

/** Pixels counted with both ends included cover one more than their corners are apart. */
const covered = ([x1, y1, x2, y2]: readonly [number, number, number, number]): Box => [x1, y1, x2 + 1, y2 + 1]

const inputOf = (
  images: readonly number[],
  truths: readonly v.InferOutput<typeof truth>[],
  detections: readonly v.InferOutput<typeof found>[],
): EvaluationInput => ({
  images,
  classes: [...new Set([...truths, ...detections].map(({ cls }) => cls))],
  truths: truths.map(({ image, cls, box, difficult }) => ({
    image,
    label: cls,
    box: covered(box),
    ignore: difficult === 1,
  })),
  detections: detections.map(({ image, cls, box, score }) => ({
    image,
    label: cls,
    box: covered(box),
    score,
  })),
})

const classOf = (evaluation: VocEvaluation, label: number): VocClass | undefined =>
  evaluation.classes.find((one) => one.label === label)

/** voc_eval of py-faster-rcnn, for each class and threshold: both readings and the curve. */
export const evalVoc: Adapter = adapter(
  {
    inputs: record({ images: v.array(v.number()), ground_truth: v.array(truth), detections: v.array(found) }),
    params: record({}),
    outputs: v.pipe(v.unknown(), answers),
  },
  ({ inputs, outputs }) => {
    const input = inputOf(inputs.images, inputs.ground_truth, inputs.detections)
    const asked = Object.entries(outputs).flatMap(([name, recorded]) => {
      if (recorded === undefined) return []
      const [label = Number.NaN, threshold = Number.NaN] = name.slice("class".length).split("@").map(Number)
      const evaluation = evaluateVoc(input, { ...pythonVocParameters, threshold })
      const ask = (what: string, numbers: Nested, read: (one: VocClass | undefined) => Nested) =>
        numbersAsRecorded(
          `${name} ${what}`,
          numbers,
          E.map((all: VocEvaluation) => read(classOf(all, label)))(evaluation),
        )
      return [
        ask("eleven-point AP", recorded.ap_11point, (one) => one?.elevenPoint ?? Number.NaN),
        ask("area AP", recorded.ap_allpoint, (one) => one?.area ?? Number.NaN),
        ask("recall", recorded.recall, (one) => one?.curve?.recall ?? []),
        ask("precision", recorded.precision, (one) => one?.curve?.precision ?? []),
      ]
    })
    return questions(...asked)
  },
)
