import type { Detections } from "@detspec/detectors"
import { fasterRcnnPostprocess, fasterRcnnPresets, reshaped, takeRows } from "@detspec/detectors"
import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import { composed } from "../composed.js"
import { questions } from "../question.js"
import { floats, ints } from "../tensors.js"

const { head, detect } = fasterRcnnPresets.torchvision

/** RoIHeads.postprocess_detections: the regions of all images in one list. */
export const roiPostprocess: Adapter = adapter(
  {
    inputs: record({ class_logits: floats, box_regression: floats, proposals: v.array(floats) }),
    params: record({
      image_shapes: v.array(v.tuple([v.number(), v.number()])),
      score_thresh: v.number(),
      nms_thresh: v.number(),
      detections_per_img: v.number(),
      weights: v.tuple([v.number(), v.number(), v.number(), v.number()]),
    }),
    outputs: record({ boxes: v.array(floats), scores: v.array(floats), labels: v.array(ints) }),
  },
  ({ inputs, params, outputs }, ask) => {
    const config = {
      scoreThreshold: params.score_thresh,
      minSize: detect.minSize,
      nmsThreshold: params.nms_thresh,
      detections: params.detections_per_img,
    }
    const coding = { ...head.coding, weights: params.weights }
    const [regions = 0, classes = 0] = inputs.class_logits.shape
    const deltas = reshaped(inputs.box_regression, [regions, classes, 4])
    let first = 0
    return questions(
      ...inputs.proposals.flatMap((proposals, n) => {
        const rows = Array.from({ length: proposals.shape[0] ?? 0 }, (_, r) => first + r)
        first += rows.length
        const [height, width] = params.image_shapes[n] ?? [0, 0]
        const heads = { logits: takeRows(inputs.class_logits, rows), deltas: takeRows(deltas, rows) }
        const of = composed(ask, (backend) =>
          fasterRcnnPostprocess(backend, config, coding)(heads, proposals, { height, width }),
        )
        return [
          of(`boxes.${n}`, outputs.boxes?.[n], ({ boxes }: Detections) => boxes),
          of(`scores.${n}`, outputs.scores?.[n], ({ scores }) => scores),
          of(`labels.${n}`, outputs.labels?.[n], ({ labels }) => labels),
        ]
      }),
    )
  },
)
