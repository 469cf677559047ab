import type { OperationName } from "@detspec/spec"
import { boxLoss, boxLossGradient } from "./box-losses.js"
import { clipped, converted, decoded, encoded, laidAnchors } from "./changed-boxes.js"
import { logitCurve, predictionCurve } from "./element-losses.js"
import { sifted, softened, suppressed, suppressedInGroups } from "./kept-boxes.js"
import { levels } from "./levels.js"
import { bounded, overlaid, pasted, targetCropped } from "./masks.js"
import { anchorsMatched, qualities, sampled } from "./matched.js"
import { worstPair } from "./overlap.js"
import * as pooling from "./pooling.js"
import type { Scene } from "./scene.js"
import { softmaxGradient, softmaxLoss } from "./softmax.js"

/** The scene of every operation. */
export const scenes: { readonly [K in OperationName]: Scene<K> } = {
  boxIou: ({ input, strays }) => worstPair(input, strays("iou").worst, "overlap"),
  generalizedBoxIou: ({ input, strays }) => worstPair(input, strays("giou").worst, "enclosing"),
  distanceBoxIou: ({ input, strays }) => worstPair(input, strays("diou").worst, "centres"),
  completeBoxIou: ({ input, strays }) => worstPair(input, strays("ciou").worst, "centres"),
  encodeBoxes: encoded,
  decodeBoxes: decoded,
  clipBoxes: clipped,
  removeSmallBoxes: sifted,
  convertBoxes: converted,
  generateAnchors: laidAnchors,
  defaultBoxes: laidAnchors,
  matchQuality: qualities,
  matchAnchors: anchorsMatched,
  sampleBalanced: sampled,
  assignPyramidLevels: levels,
  nms: suppressed,
  batchedNms: suppressedInGroups,
  softNms: softened,
  smoothL1: predictionCurve("smoothL1"),
  smoothL1Gradient: predictionCurve("smoothL1Gradient"),
  sigmoidFocalLoss: logitCurve("sigmoidFocalLoss"),
  sigmoidFocalLossGradient: logitCurve("sigmoidFocalLossGradient"),
  binaryCrossEntropy: logitCurve("binaryCrossEntropy"),
  binaryCrossEntropyGradient: logitCurve("binaryCrossEntropyGradient"),
  softmaxCrossEntropy: softmaxLoss,
  softmaxCrossEntropyGradient: softmaxGradient,
  boxIouLoss: boxLoss("overlap"),
  boxIouLossGradient: boxLossGradient("overlap"),
  generalizedBoxIouLoss: boxLoss("enclosing"),
  generalizedBoxIouLossGradient: boxLossGradient("enclosing"),
  distanceBoxIouLoss: boxLoss("centres"),
  distanceBoxIouLossGradient: boxLossGradient("centres"),
  completeBoxIouLoss: boxLoss("centres"),
  completeBoxIouLossGradient: boxLossGradient("centres"),
  roiPool: pooling.pooled,
  roiPoolBackward: pooling.pooledBack,
  roiAlign: pooling.aligned,
  roiAlignBackward: pooling.alignedBack,
  cropAndResize: pooling.cropped,
  cropAndResizeBackward: pooling.croppedBack,
  psRoiPool: pooling.psPooled,
  psRoiPoolBackward: pooling.psPooledBack,
  psRoiAlign: pooling.psAligned,
  psRoiAlignBackward: pooling.psAlignedBack,
  cropMasks: targetCropped,
  pasteMasks: pasted,
  masksToBoxes: bounded,
  maskIou: overlaid,
}
