import type { FloatTensor } from "@detspec/core"
import { float64, toArray } from "@detspec/core"
import type { BoxHeadLoss, MaskLoss } from "@detspec/detectors"
import { boxHeadLoss, fasterRcnnPresets, maskLoss, reshaped } from "@detspec/detectors"
import { decodeBoxes } from "@detspec/spec"
import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import { composed } from "../composed.js"
import { questions } from "../question.js"
import { floats, ints, masks, tensor } from "../tensors.js"

const scalar = (x: number): FloatTensor => float64([], [x])
const { coding, box, boxWeight } = fasterRcnnPresets.torchvision.head

/** A proposal, and the boxes that these deltas make of it: recorded targets are deltas, ours are boxes. */
const regions = (count: number) =>
  float64([count, 4], Array.from({ length: count }, () => [0, 0, 8, 8]).flat())
const boxesOf = (targets: FloatTensor): FloatTensor => {
  const [count = 0] = targets.shape
  const deltas = reshaped(targets, [count, 1, 4])
  return reshaped(decodeBoxes({ deltas, anchors: regions(count), ...coding, clamp: Infinity }).boxes, [
    count,
    4,
  ])
}

const fastRcnn: Adapter = adapter(
  {
    inputs: record({
      class_logits: floats,
      box_regression: floats,
      labels: ints,
      regression_targets: floats,
    }),
    params: record({}),
    outputs: record({
      loss_classifier: tensor,
      loss_box_reg: tensor,
      grad_class_logits: tensor,
      grad_box_regression: tensor,
    }),
  },
  ({ inputs, outputs }, ask) => {
    const { class_logits: logits, box_regression: flat } = inputs
    const [count = 0, classes = 0] = logits.shape
    const heads = { logits, deltas: reshaped(flat, [count, classes, 4]) }
    const labels = toArray(inputs.labels)
    const targets = { boxes: regions(count), labels, truths: boxesOf(inputs.regression_targets) }
    const of = composed(ask, (backend) => boxHeadLoss(backend, { coding, box, boxWeight })(heads, targets))
    return questions(
      of("loss_classifier", outputs.loss_classifier, (loss: BoxHeadLoss) => scalar(loss.classification)),
      of("loss_box_reg", outputs.loss_box_reg, (loss) => scalar(loss.boxRegression)),
      of("grad_class_logits", outputs.grad_class_logits, (loss) => loss.cotangents.logits),
      of("grad_box_regression", outputs.grad_box_regression, (loss) =>
        reshaped(loss.cotangents.deltas, flat.shape),
      ),
    )
  },
)

const maskRcnn: Adapter = adapter(
  {
    inputs: record({
      mask_logits: floats,
      proposals: floats,
      gt_masks: masks,
      gt_labels: ints,
      matched_idxs: ints,
    }),
    params: record({ discretization_size: v.number() }),
    outputs: record({ mask_targets: tensor, loss: tensor, grad_mask_logits: tensor }),
  },
  ({ inputs, outputs }, ask) => {
    const truths = toArray(inputs.matched_idxs)
    const labels = truths.map((truth) => inputs.gt_labels.get(truth))
    const truth = { masks: inputs.gt_masks, boxes: inputs.proposals, truths, labels }
    const of = composed(ask, (backend) => maskLoss(backend, false)(inputs.mask_logits, truth))
    return questions(
      of("mask_targets", outputs.mask_targets, (loss: MaskLoss) => loss.targets),
      of("loss", outputs.loss, (loss) => scalar(loss.mask)),
      of("grad_mask_logits", outputs.grad_mask_logits, (loss) => loss.cotangent),
    )
  },
)

/** roi_heads.fastrcnn_loss and roi_heads.maskrcnn_loss. */
export const rcnnLosses: Adapter = (recorded, ask) => {
  const named = v.safeParse(v.object({ fn: v.string() }), recorded.params)
  const isMask = named.success && named.output.fn === "maskrcnn_loss"
  return (isMask ? maskRcnn : fastRcnn)(recorded, ask)
}
