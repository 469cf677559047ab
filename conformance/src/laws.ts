import type { OperationName } from "@detspec/spec"
import type { LawsOf } from "./kit/laws-of.js"
import { assignPyramidLevelsLaws } from "./operations/assign-pyramid-levels.laws.js"
import { batchedNmsLaws } from "./operations/batched-nms.laws.js"
import { binaryCrossEntropyLaws } from "./operations/binary-cross-entropy.laws.js"
import { binaryCrossEntropyGradientLaws } from "./operations/binary-cross-entropy-gradient.laws.js"
import { boxIouLaws } from "./operations/box-iou.laws.js"
import { boxIouLossLaws } from "./operations/box-iou-loss.laws.js"
import { boxIouLossGradientLaws } from "./operations/box-iou-loss-gradient.laws.js"
import { clipBoxesLaws } from "./operations/clip-boxes.laws.js"
import { completeBoxIouLaws } from "./operations/complete-box-iou.laws.js"
import { completeBoxIouLossLaws } from "./operations/complete-box-iou-loss.laws.js"
import { completeBoxIouLossGradientLaws } from "./operations/complete-box-iou-loss-gradient.laws.js"
import { convertBoxesLaws } from "./operations/convert-boxes.laws.js"
import { cropAndResizeLaws } from "./operations/crop-and-resize.laws.js"
import { cropAndResizeBackwardLaws } from "./operations/crop-and-resize-backward.laws.js"
import { cropMasksLaws } from "./operations/crop-masks.laws.js"
import { decodeBoxesLaws } from "./operations/decode-boxes.laws.js"
import { defaultBoxesLaws } from "./operations/default-boxes.laws.js"
import { distanceBoxIouLaws } from "./operations/distance-box-iou.laws.js"
import { distanceBoxIouLossLaws } from "./operations/distance-box-iou-loss.laws.js"
import { distanceBoxIouLossGradientLaws } from "./operations/distance-box-iou-loss-gradient.laws.js"
import { encodeBoxesLaws } from "./operations/encode-boxes.laws.js"
import { generalizedBoxIouLaws } from "./operations/generalized-box-iou.laws.js"
import { generalizedBoxIouLossLaws } from "./operations/generalized-box-iou-loss.laws.js"
import { generalizedBoxIouLossGradientLaws } from "./operations/generalized-box-iou-loss-gradient.laws.js"
import { generateAnchorsLaws } from "./operations/generate-anchors.laws.js"
import { maskIouLaws } from "./operations/mask-iou.laws.js"
import { masksToBoxesLaws } from "./operations/masks-to-boxes.laws.js"
import { matchAnchorsLaws } from "./operations/match-anchors.laws.js"
import { matchQualityLaws } from "./operations/match-quality.laws.js"
import { nmsLaws } from "./operations/nms.laws.js"
import { pasteMasksLaws } from "./operations/paste-masks.laws.js"
import { psRoiAlignLaws } from "./operations/ps-roi-align.laws.js"
import { psRoiAlignBackwardLaws } from "./operations/ps-roi-align-backward.laws.js"
import { psRoiPoolLaws } from "./operations/ps-roi-pool.laws.js"
import { psRoiPoolBackwardLaws } from "./operations/ps-roi-pool-backward.laws.js"
import { removeSmallBoxesLaws } from "./operations/remove-small-boxes.laws.js"
import { roiAlignLaws } from "./operations/roi-align.laws.js"
import { roiAlignBackwardLaws } from "./operations/roi-align-backward.laws.js"
import { roiPoolLaws } from "./operations/roi-pool.laws.js"
import { roiPoolBackwardLaws } from "./operations/roi-pool-backward.laws.js"
import { sampleBalancedLaws } from "./operations/sample-balanced.laws.js"
import { sigmoidFocalLossLaws } from "./operations/sigmoid-focal-loss.laws.js"
import { sigmoidFocalLossGradientLaws } from "./operations/sigmoid-focal-loss-gradient.laws.js"
import { smoothL1Laws } from "./operations/smooth-l1.laws.js"
import { smoothL1GradientLaws } from "./operations/smooth-l1-gradient.laws.js"
import { softNmsLaws } from "./operations/soft-nms.laws.js"
import { softmaxCrossEntropyLaws } from "./operations/softmax-cross-entropy.laws.js"
import { softmaxCrossEntropyGradientLaws } from "./operations/softmax-cross-entropy-gradient.laws.js"

/** The laws of every operation; the compiler names what is missing. */
export const laws: { readonly [K in OperationName]: LawsOf<K> } = {
  boxIou: boxIouLaws,
  generalizedBoxIou: generalizedBoxIouLaws,
  distanceBoxIou: distanceBoxIouLaws,
  completeBoxIou: completeBoxIouLaws,
  encodeBoxes: encodeBoxesLaws,
  decodeBoxes: decodeBoxesLaws,
  clipBoxes: clipBoxesLaws,
  removeSmallBoxes: removeSmallBoxesLaws,
  convertBoxes: convertBoxesLaws,
  generateAnchors: generateAnchorsLaws,
  defaultBoxes: defaultBoxesLaws,
  matchQuality: matchQualityLaws,
  matchAnchors: matchAnchorsLaws,
  sampleBalanced: sampleBalancedLaws,
  assignPyramidLevels: assignPyramidLevelsLaws,
  nms: nmsLaws,
  batchedNms: batchedNmsLaws,
  softNms: softNmsLaws,
  smoothL1: smoothL1Laws,
  smoothL1Gradient: smoothL1GradientLaws,
  sigmoidFocalLoss: sigmoidFocalLossLaws,
  sigmoidFocalLossGradient: sigmoidFocalLossGradientLaws,
  binaryCrossEntropy: binaryCrossEntropyLaws,
  binaryCrossEntropyGradient: binaryCrossEntropyGradientLaws,
  softmaxCrossEntropy: softmaxCrossEntropyLaws,
  softmaxCrossEntropyGradient: softmaxCrossEntropyGradientLaws,
  boxIouLoss: boxIouLossLaws,
  boxIouLossGradient: boxIouLossGradientLaws,
  generalizedBoxIouLoss: generalizedBoxIouLossLaws,
  generalizedBoxIouLossGradient: generalizedBoxIouLossGradientLaws,
  distanceBoxIouLoss: distanceBoxIouLossLaws,
  distanceBoxIouLossGradient: distanceBoxIouLossGradientLaws,
  completeBoxIouLoss: completeBoxIouLossLaws,
  completeBoxIouLossGradient: completeBoxIouLossGradientLaws,
  roiPool: roiPoolLaws,
  roiPoolBackward: roiPoolBackwardLaws,
  roiAlign: roiAlignLaws,
  roiAlignBackward: roiAlignBackwardLaws,
  cropAndResize: cropAndResizeLaws,
  cropAndResizeBackward: cropAndResizeBackwardLaws,
  psRoiPool: psRoiPoolLaws,
  psRoiPoolBackward: psRoiPoolBackwardLaws,
  psRoiAlign: psRoiAlignLaws,
  psRoiAlignBackward: psRoiAlignBackwardLaws,
  cropMasks: cropMasksLaws,
  pasteMasks: pasteMasksLaws,
  masksToBoxes: masksToBoxesLaws,
  maskIou: maskIouLaws,
}
