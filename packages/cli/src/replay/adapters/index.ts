import type { Adapter } from "../adapter.js"
import { anchors } from "./anchors.js"
import { batchedNms } from "./batched-nms.js"
import { boxCoder } from "./box-coder.js"
import { boxConvert } from "./box-convert.js"
import { boxFilter } from "./box-filter.js"
import { boxIou } from "./box-iou.js"
import { boxIouLoss } from "./box-iou-loss.js"
import { clsLosses } from "./cls-losses.js"
import { evalCoco } from "./eval-coco.js"
import { evalRle } from "./eval-rle.js"
import { evalVoc } from "./eval-voc.js"
import { interpolate } from "./interpolate.js"
import { masksToBoxes } from "./masks-to-boxes.js"
import { matcher } from "./matcher.js"
import { multiscaleRoiAlign } from "./multiscale-roi-align.js"
import { nms } from "./nms.js"
import { norms } from "./norms.js"
import { onnxNms } from "./onnx-nms.js"
import { onnxResize } from "./onnx-resize.js"
import { onnxRoiAlign } from "./onnx-roi-align.js"
import { pasteMasks } from "./paste-masks.js"
import { psRoiAlign } from "./ps-roi-align.js"
import { psRoiPool } from "./ps-roi-pool.js"
import { rcnnLosses } from "./rcnn-losses.js"
import { rcnnTransform } from "./rcnn-transform.js"
import { roiAlign } from "./roi-align.js"
import { roiPool } from "./roi-pool.js"
import { roiPostprocess } from "./roi-postprocess.js"
import { rpnProposals } from "./rpn-proposals.js"
import { sampler } from "./sampler.js"
import { sigmoidFocalLoss } from "./sigmoid-focal-loss.js"
import { smoothL1 } from "./smooth-l1.js"

/** The adapter of every recorded operation, by the name that its file gives it. */
export const adapters: Readonly<Record<string, Adapter>> = {
  anchors,
  batched_nms: batchedNms,
  box_coder: boxCoder,
  box_convert: boxConvert,
  box_filter: boxFilter,
  box_iou: boxIou,
  box_iou_loss: boxIouLoss,
  cls_losses: clsLosses,
  interpolate,
  masks_to_boxes: masksToBoxes,
  matcher,
  multiscale_roi_align: multiscaleRoiAlign,
  nms,
  paste_masks: pasteMasks,
  ps_roi_align: psRoiAlign,
  ps_roi_pool: psRoiPool,
  roi_align: roiAlign,
  roi_pool: roiPool,
  sampler,
  sigmoid_focal_loss: sigmoidFocalLoss,
  smooth_l1: smoothL1,
  "eval/coco": evalCoco,
  "eval/rle": evalRle,
  "eval/voc": evalVoc,
  NonMaxSuppression: onnxNms,
  Resize: onnxResize,
  RoiAlign: onnxRoiAlign,
  norms,
  rcnn_losses: rcnnLosses,
  rcnn_transform: rcnnTransform,
  rpn_proposals: rpnProposals,
  roi_postprocess: roiPostprocess,
}
