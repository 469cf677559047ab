import type { OperationName } from "@detspec/spec"
import { operationNames } from "@detspec/spec"
import type { Mutant } from "./kit/mutant.js"
import { assignPyramidLevelsMutants } from "./mutants/assign-pyramid-levels.mutants.js"
import { batchedNmsMutants } from "./mutants/batched-nms.mutants.js"
import { binaryCrossEntropyMutants } from "./mutants/binary-cross-entropy.mutants.js"
import { binaryCrossEntropyGradientMutants } from "./mutants/binary-cross-entropy-gradient.mutants.js"
import { boxIouMutants } from "./mutants/box-iou.mutants.js"
import { boxIouLossMutants } from "./mutants/box-iou-loss.mutants.js"
import { boxIouLossGradientMutants } from "./mutants/box-iou-loss-gradient.mutants.js"
import { clipBoxesMutants } from "./mutants/clip-boxes.mutants.js"
import { commonMutants } from "./mutants/common/index.js"
import { completeBoxIouMutants } from "./mutants/complete-box-iou.mutants.js"
import { completeBoxIouLossMutants } from "./mutants/complete-box-iou-loss.mutants.js"
import { completeBoxIouLossGradientMutants } from "./mutants/complete-box-iou-loss-gradient.mutants.js"
import { convertBoxesMutants } from "./mutants/convert-boxes.mutants.js"
import { cropAndResizeMutants } from "./mutants/crop-and-resize.mutants.js"
import { cropAndResizeBackwardMutants } from "./mutants/crop-and-resize-backward.mutants.js"
import { cropMasksMutants } from "./mutants/crop-masks.mutants.js"
import { decodeBoxesMutants } from "./mutants/decode-boxes.mutants.js"
import { defaultBoxesMutants } from "./mutants/default-boxes.mutants.js"
import { distanceBoxIouMutants } from "./mutants/distance-box-iou.mutants.js"
import { distanceBoxIouLossMutants } from "./mutants/distance-box-iou-loss.mutants.js"
import { distanceBoxIouLossGradientMutants } from "./mutants/distance-box-iou-loss-gradient.mutants.js"
import { encodeBoxesMutants } from "./mutants/encode-boxes.mutants.js"
import { generalizedBoxIouMutants } from "./mutants/generalized-box-iou.mutants.js"
import { generalizedBoxIouLossMutants } from "./mutants/generalized-box-iou-loss.mutants.js"
import { generalizedBoxIouLossGradientMutants } from "./mutants/generalized-box-iou-loss-gradient.mutants.js"
import { generateAnchorsMutants } from "./mutants/generate-anchors.mutants.js"
import { maskIouMutants } from "./mutants/mask-iou.mutants.js"
import { masksToBoxesMutants } from "./mutants/masks-to-boxes.mutants.js"
import { matchAnchorsMutants } from "./mutants/match-anchors.mutants.js"
import { matchQualityMutants } from "./mutants/match-quality.mutants.js"
import { nmsMutants } from "./mutants/nms.mutants.js"
import { pasteMasksMutants } from "./mutants/paste-masks.mutants.js"
import { psRoiAlignMutants } from "./mutants/ps-roi-align.mutants.js"
import { psRoiAlignBackwardMutants } from "./mutants/ps-roi-align-backward.mutants.js"
import { psRoiPoolMutants } from "./mutants/ps-roi-pool.mutants.js"
import { psRoiPoolBackwardMutants } from "./mutants/ps-roi-pool-backward.mutants.js"
import { removeSmallBoxesMutants } from "./mutants/remove-small-boxes.mutants.js"
import { roiAlignMutants } from "./mutants/roi-align.mutants.js"
import { roiAlignBackwardMutants } from "./mutants/roi-align-backward.mutants.js"
import { roiPoolMutants } from "./mutants/roi-pool.mutants.js"
import { roiPoolBackwardMutants } from "./mutants/roi-pool-backward.mutants.js"
import { sampleBalancedMutants } from "./mutants/sample-balanced.mutants.js"
import { sigmoidFocalLossMutants } from "./mutants/sigmoid-focal-loss.mutants.js"
import { sigmoidFocalLossGradientMutants } from "./mutants/sigmoid-focal-loss-gradient.mutants.js"
import { smoothL1Mutants } from "./mutants/smooth-l1.mutants.js"
import { smoothL1GradientMutants } from "./mutants/smooth-l1-gradient.mutants.js"
import { softNmsMutants } from "./mutants/soft-nms.mutants.js"
import { softmaxCrossEntropyMutants } from "./mutants/softmax-cross-entropy.mutants.js"
import { softmaxCrossEntropyGradientMutants } from "./mutants/softmax-cross-entropy-gradient.mutants.js"

const own: { readonly [K in OperationName]: readonly Mutant[] } = {
  boxIou: boxIouMutants,
  generalizedBoxIou: generalizedBoxIouMutants,
  distanceBoxIou: distanceBoxIouMutants,
  completeBoxIou: completeBoxIouMutants,
  encodeBoxes: encodeBoxesMutants,
  decodeBoxes: decodeBoxesMutants,
  clipBoxes: clipBoxesMutants,
  removeSmallBoxes: removeSmallBoxesMutants,
  convertBoxes: convertBoxesMutants,
  generateAnchors: generateAnchorsMutants,
  defaultBoxes: defaultBoxesMutants,
  matchQuality: matchQualityMutants,
  matchAnchors: matchAnchorsMutants,
  sampleBalanced: sampleBalancedMutants,
  assignPyramidLevels: assignPyramidLevelsMutants,
  nms: nmsMutants,
  batchedNms: batchedNmsMutants,
  softNms: softNmsMutants,
  smoothL1: smoothL1Mutants,
  smoothL1Gradient: smoothL1GradientMutants,
  sigmoidFocalLoss: sigmoidFocalLossMutants,
  sigmoidFocalLossGradient: sigmoidFocalLossGradientMutants,
  binaryCrossEntropy: binaryCrossEntropyMutants,
  binaryCrossEntropyGradient: binaryCrossEntropyGradientMutants,
  softmaxCrossEntropy: softmaxCrossEntropyMutants,
  softmaxCrossEntropyGradient: softmaxCrossEntropyGradientMutants,
  boxIouLoss: boxIouLossMutants,
  boxIouLossGradient: boxIouLossGradientMutants,
  generalizedBoxIouLoss: generalizedBoxIouLossMutants,
  generalizedBoxIouLossGradient: generalizedBoxIouLossGradientMutants,
  distanceBoxIouLoss: distanceBoxIouLossMutants,
  distanceBoxIouLossGradient: distanceBoxIouLossGradientMutants,
  completeBoxIouLoss: completeBoxIouLossMutants,
  completeBoxIouLossGradient: completeBoxIouLossGradientMutants,
  roiPool: roiPoolMutants,
  roiPoolBackward: roiPoolBackwardMutants,
  roiAlign: roiAlignMutants,
  roiAlignBackward: roiAlignBackwardMutants,
  cropAndResize: cropAndResizeMutants,
  cropAndResizeBackward: cropAndResizeBackwardMutants,
  psRoiPool: psRoiPoolMutants,
  psRoiPoolBackward: psRoiPoolBackwardMutants,
  psRoiAlign: psRoiAlignMutants,
  psRoiAlignBackward: psRoiAlignBackwardMutants,
  cropMasks: cropMasksMutants,
  pasteMasks: pasteMasksMutants,
  masksToBoxes: masksToBoxesMutants,
  maskIou: maskIouMutants,
}

/** The bugs that only this operation can have. */
export const ownMutantsOf = (name: OperationName): readonly Mutant[] => own[name]

/** The bugs planted into an operation: its own, and those that any operation can have. The compiler names what is missing. */
export const mutantsOf = (name: OperationName): readonly Mutant[] => [...own[name], ...commonMutants(name)]

export const allMutants: readonly Mutant[] = operationNames.flatMap(mutantsOf)
