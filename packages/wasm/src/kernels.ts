import type { OperationName } from "@detspec/spec"
import type { Placement } from "./kernel.js"
import { assignPyramidLevelsKernel } from "./operations/assign-pyramid-levels.kernel.js"
import { batchedNmsKernel } from "./operations/batched-nms.kernel.js"
import { binaryCrossEntropyKernel } from "./operations/binary-cross-entropy.kernel.js"
import { binaryCrossEntropyGradientKernel } from "./operations/binary-cross-entropy-gradient.kernel.js"
import { boxIouKernel } from "./operations/box-iou.kernel.js"
import { boxIouLossKernel } from "./operations/box-iou-loss.kernel.js"
import { boxIouLossGradientKernel } from "./operations/box-iou-loss-gradient.kernel.js"
import { clipBoxesKernel } from "./operations/clip-boxes.kernel.js"
import { completeBoxIouKernel } from "./operations/complete-box-iou.kernel.js"
import { completeBoxIouLossKernel } from "./operations/complete-box-iou-loss.kernel.js"
import { completeBoxIouLossGradientKernel } from "./operations/complete-box-iou-loss-gradient.kernel.js"
import { convertBoxesKernel } from "./operations/convert-boxes.kernel.js"
import { cropAndResizeKernel } from "./operations/crop-and-resize.kernel.js"
import { cropAndResizeBackwardKernel } from "./operations/crop-and-resize-backward.kernel.js"
import { cropMasksKernel } from "./operations/crop-masks.kernel.js"
import { decodeBoxesKernel } from "./operations/decode-boxes.kernel.js"
import { defaultBoxesKernel } from "./operations/default-boxes.kernel.js"
import { distanceBoxIouKernel } from "./operations/distance-box-iou.kernel.js"
import { distanceBoxIouLossKernel } from "./operations/distance-box-iou-loss.kernel.js"
import { distanceBoxIouLossGradientKernel } from "./operations/distance-box-iou-loss-gradient.kernel.js"
import { encodeBoxesKernel } from "./operations/encode-boxes.kernel.js"
import { generalizedBoxIouKernel } from "./operations/generalized-box-iou.kernel.js"
import { generalizedBoxIouLossKernel } from "./operations/generalized-box-iou-loss.kernel.js"
import { generalizedBoxIouLossGradientKernel } from "./operations/generalized-box-iou-loss-gradient.kernel.js"
import { generateAnchorsKernel } from "./operations/generate-anchors.kernel.js"
import { maskIouKernel } from "./operations/mask-iou.kernel.js"
import { masksToBoxesKernel } from "./operations/masks-to-boxes.kernel.js"
import { matchAnchorsKernel } from "./operations/match-anchors.kernel.js"
import { matchOnGrids } from "./operations/match-grids.js"
import { matchQualityKernel } from "./operations/match-quality.kernel.js"
import { nmsKernel } from "./operations/nms.kernel.js"
import { pasteMasksKernel } from "./operations/paste-masks.kernel.js"
import { psRoiAlignKernel } from "./operations/ps-roi-align.kernel.js"
import { psRoiAlignBackwardKernel } from "./operations/ps-roi-align-backward.kernel.js"
import { psRoiPoolKernel } from "./operations/ps-roi-pool.kernel.js"
import { psRoiPoolBackwardKernel } from "./operations/ps-roi-pool-backward.kernel.js"
import { removeSmallBoxesKernel } from "./operations/remove-small-boxes.kernel.js"
import { roiAlignKernel } from "./operations/roi-align.kernel.js"
import { roiAlignBackwardKernel } from "./operations/roi-align-backward.kernel.js"
import { roiPoolKernel } from "./operations/roi-pool.kernel.js"
import { roiPoolBackwardKernel } from "./operations/roi-pool-backward.kernel.js"
import { sampleBalancedKernel } from "./operations/sample-balanced.kernel.js"
import { sigmoidFocalLossKernel } from "./operations/sigmoid-focal-loss.kernel.js"
import { sigmoidFocalLossGradientKernel } from "./operations/sigmoid-focal-loss-gradient.kernel.js"
import { smoothL1Kernel } from "./operations/smooth-l1.kernel.js"
import { smoothL1GradientKernel } from "./operations/smooth-l1-gradient.kernel.js"
import { softNmsKernel } from "./operations/soft-nms.kernel.js"
import { softmaxCrossEntropyKernel } from "./operations/softmax-cross-entropy.kernel.js"
import { softmaxCrossEntropyGradientKernel } from "./operations/softmax-cross-entropy-gradient.kernel.js"

/** Every operation, in the order of the specification: the compiler names the one that is missing. */
export const kernels: { readonly [K in OperationName]: Placement<K> } = {
  boxIou: boxIouKernel,
  generalizedBoxIou: generalizedBoxIouKernel,
  distanceBoxIou: distanceBoxIouKernel,
  completeBoxIou: completeBoxIouKernel,
  encodeBoxes: { looking: encodeBoxesKernel },
  decodeBoxes: { looking: decodeBoxesKernel },
  clipBoxes: { looking: clipBoxesKernel },
  removeSmallBoxes: removeSmallBoxesKernel,
  convertBoxes: { looking: convertBoxesKernel },
  generateAnchors: generateAnchorsKernel,
  defaultBoxes: defaultBoxesKernel,
  matchQuality: matchQualityKernel,
  matchAnchors: { trying: matchOnGrids, trusts: "anchors", otherwise: matchAnchorsKernel },
  sampleBalanced: sampleBalancedKernel,
  assignPyramidLevels: { looking: assignPyramidLevelsKernel },
  nms: nmsKernel,
  batchedNms: batchedNmsKernel,
  softNms: softNmsKernel,
  smoothL1: { looking: smoothL1Kernel },
  smoothL1Gradient: { looking: smoothL1GradientKernel },
  sigmoidFocalLoss: { looking: sigmoidFocalLossKernel },
  sigmoidFocalLossGradient: { looking: sigmoidFocalLossGradientKernel },
  binaryCrossEntropy: { looking: binaryCrossEntropyKernel },
  binaryCrossEntropyGradient: { looking: binaryCrossEntropyGradientKernel },
  softmaxCrossEntropy: { looking: softmaxCrossEntropyKernel },
  softmaxCrossEntropyGradient: { looking: softmaxCrossEntropyGradientKernel },
  boxIouLoss: boxIouLossKernel,
  boxIouLossGradient: boxIouLossGradientKernel,
  generalizedBoxIouLoss: generalizedBoxIouLossKernel,
  generalizedBoxIouLossGradient: generalizedBoxIouLossGradientKernel,
  distanceBoxIouLoss: distanceBoxIouLossKernel,
  distanceBoxIouLossGradient: distanceBoxIouLossGradientKernel,
  completeBoxIouLoss: completeBoxIouLossKernel,
  completeBoxIouLossGradient: completeBoxIouLossGradientKernel,
  roiPool: roiPoolKernel,
  roiPoolBackward: roiPoolBackwardKernel,
  roiAlign: roiAlignKernel,
  roiAlignBackward: roiAlignBackwardKernel,
  cropAndResize: cropAndResizeKernel,
  cropAndResizeBackward: cropAndResizeBackwardKernel,
  psRoiPool: psRoiPoolKernel,
  psRoiPoolBackward: psRoiPoolBackwardKernel,
  psRoiAlign: psRoiAlignKernel,
  psRoiAlignBackward: psRoiAlignBackwardKernel,
  cropMasks: cropMasksKernel,
  pasteMasks: pasteMasksKernel,
  masksToBoxes: { looking: masksToBoxesKernel },
  maskIou: { looking: maskIouKernel },
}
