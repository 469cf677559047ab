import type { CocoEvaluation, EvaluationInput } from "@detspec/evaluation"
import { evaluateCoco, pycocotoolsParameters } from "@detspec/evaluation"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import {
  meanPrecision,
  precisionDigest,
  readKR,
  readTKA,
  recallKM,
  sidesTRKAM,
  twelve,
} from "../evaluation/coco-arrays.js"
import { groundTruth, inputOf, results } from "../evaluation/coco-json.js"
import type { Nested } from "../evaluation/reported.js"
import { exactlyAsRecorded, numbersAsRecorded } from "../evaluation/reported.js"
import { questions } from "../question.js"
import { listed } from "../quirk.js"
import { annotationZero, boxBesideMask } from "../quirks/pycocotools.js"

const list = v.array(v.number())
const matrix = v.array(list)
const stack = v.array(matrix)
const names = [
  "AP",
  "AP50",
  "AP75",
  "APs",
  "APm",
  "APl",
  "AR1",
  "AR10",
  "AR100",
  "ARs",
  "ARm",
  "ARl",
] as const

const bytes = (hex: string): readonly number[] =>
  (hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16))

/** COCOeval of pycocotools: the twelve numbers, and the arrays that they are means of. */
export const evalCoco: Adapter = adapter(
  {
    inputs: record({
      iou_type: v.picklist(["bbox", "segm"]),
      ground_truth: groundTruth,
      detections: results,
    }),
    params: record({}),
    outputs: record({
      stats: v.record(v.string(), v.number()),
      precision_shape_TRKAM: v.optional(list),
      precision_mean_TKA_at_maxdet100: v.optional(stack),
      recall_TKA_at_maxdet100: v.optional(stack),
      recall_KM_mean_over_T_area_all: v.optional(matrix),
      precision_R_at_iou50_area_all: v.optional(matrix),
      scores_R_at_iou50_area_all: v.optional(matrix),
      precision_sha256: v.optional(v.string()),
    }),
  },
  ({ inputs, outputs }) => {
    const measure = inputs.iou_type === "bbox" ? "box" : "mask"
    const evaluation = pipe(
      inputOf(measure, inputs.ground_truth, inputs.detections),
      E.chain((input: EvaluationInput) => evaluateCoco(input, measure, pycocotoolsParameters)),
    )
    const context = {
      measure,
      annotations: inputs.ground_truth.annotations,
      detections: inputs.detections,
    } as const
    const list = [listed(annotationZero, context), listed(boxBesideMask, context)]
    const numbers = (output: string, recorded: Nested | undefined, read: (one: CocoEvaluation) => Nested) =>
      recorded === undefined ? [] : [numbersAsRecorded(output, recorded, E.map(read)(evaluation), list)]
    const exactly = (
      output: string,
      recorded: readonly number[] | undefined,
      read: (one: CocoEvaluation) => readonly number[],
    ) => (recorded === undefined ? [] : [exactlyAsRecorded(output, recorded, E.map(read)(evaluation), list)])
    const { stats, precision_sha256: digest } = outputs
    return questions(
      ...numbers("stats", stats && names.map((name) => stats[name] ?? Number.NaN), (one) =>
        twelve(one.numbers),
      ),
      ...exactly("sides", outputs.precision_shape_TRKAM, sidesTRKAM),
      ...numbers("precision, TKA", outputs.precision_mean_TKA_at_maxdet100, (one) =>
        readTKA(one, meanPrecision),
      ),
      ...numbers("recall, TKA", outputs.recall_TKA_at_maxdet100, (one) =>
        readTKA(one, ({ recall }) => recall),
      ),
      ...numbers("recall, KM", outputs.recall_KM_mean_over_T_area_all, recallKM),
      ...numbers("precision, KR", outputs.precision_R_at_iou50_area_all, (one) =>
        readKR(one, ({ precision }) => precision),
      ),
      ...numbers("scores, KR", outputs.scores_R_at_iou50_area_all, (one) =>
        readKR(one, ({ scores }) => scores),
      ),
      ...exactly(
        "digest of the precisions",
        digest === undefined ? undefined : bytes(digest),
        precisionDigest,
      ),
    )
  },
)
