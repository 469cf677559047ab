import type { Operation } from "@detspec/core"
import type {
  AssignPyramidLevelsInput,
  AssignPyramidLevelsOutput,
} from "./operations/assign-pyramid-levels/index.js"
import {
  assignPyramidLevels,
  assignPyramidLevelsContract,
  assignPyramidLevelsExamples,
} from "./operations/assign-pyramid-levels/index.js"
import type { BatchedNmsInput, BatchedNmsOutput } from "./operations/batched-nms/index.js"
import { batchedNms, batchedNmsContract, batchedNmsExamples } from "./operations/batched-nms/index.js"
import type {
  BinaryCrossEntropyInput,
  BinaryCrossEntropyOutput,
} from "./operations/binary-cross-entropy/index.js"
import {
  binaryCrossEntropy,
  binaryCrossEntropyContract,
  binaryCrossEntropyExamples,
} from "./operations/binary-cross-entropy/index.js"
import type {
  BinaryCrossEntropyGradientInput,
  BinaryCrossEntropyGradientOutput,
} from "./operations/binary-cross-entropy-gradient/index.js"
import {
  binaryCrossEntropyGradient,
  binaryCrossEntropyGradientContract,
  binaryCrossEntropyGradientExamples,
} from "./operations/binary-cross-entropy-gradient/index.js"
import type { BoxIouInput, BoxIouOutput } from "./operations/box-iou/index.js"
import { boxIou, boxIouContract, boxIouExamples } from "./operations/box-iou/index.js"
import type { BoxIouLossInput, BoxIouLossOutput } from "./operations/box-iou-loss/index.js"
import { boxIouLoss, boxIouLossContract, boxIouLossExamples } from "./operations/box-iou-loss/index.js"
import type {
  BoxIouLossGradientInput,
  BoxIouLossGradientOutput,
} from "./operations/box-iou-loss-gradient/index.js"
import {
  boxIouLossGradient,
  boxIouLossGradientContract,
  boxIouLossGradientExamples,
} from "./operations/box-iou-loss-gradient/index.js"
import type { ClipBoxesInput, ClipBoxesOutput } from "./operations/clip-boxes/index.js"
import { clipBoxes, clipBoxesContract, clipBoxesExamples } from "./operations/clip-boxes/index.js"
import type { CompleteBoxIouInput, CompleteBoxIouOutput } from "./operations/complete-box-iou/index.js"
import {
  completeBoxIou,
  completeBoxIouContract,
  completeBoxIouExamples,
} from "./operations/complete-box-iou/index.js"
import type {
  CompleteBoxIouLossInput,
  CompleteBoxIouLossOutput,
} from "./operations/complete-box-iou-loss/index.js"
import {
  completeBoxIouLoss,
  completeBoxIouLossContract,
  completeBoxIouLossExamples,
} from "./operations/complete-box-iou-loss/index.js"
import type {
  CompleteBoxIouLossGradientInput,
  CompleteBoxIouLossGradientOutput,
} from "./operations/complete-box-iou-loss-gradient/index.js"
import {
  completeBoxIouLossGradient,
  completeBoxIouLossGradientContract,
  completeBoxIouLossGradientExamples,
} from "./operations/complete-box-iou-loss-gradient/index.js"
import type { ConvertBoxesInput, ConvertBoxesOutput } from "./operations/convert-boxes/index.js"
import { convertBoxes, convertBoxesContract, convertBoxesExamples } from "./operations/convert-boxes/index.js"
import type { CropAndResizeInput, CropAndResizeOutput } from "./operations/crop-and-resize/index.js"
import {
  cropAndResize,
  cropAndResizeContract,
  cropAndResizeExamples,
} from "./operations/crop-and-resize/index.js"
import type {
  CropAndResizeBackwardInput,
  CropAndResizeBackwardOutput,
} from "./operations/crop-and-resize-backward/index.js"
import {
  cropAndResizeBackward,
  cropAndResizeBackwardContract,
  cropAndResizeBackwardExamples,
} from "./operations/crop-and-resize-backward/index.js"
import type { CropMasksInput, CropMasksOutput } from "./operations/crop-masks/index.js"
import { cropMasks, cropMasksContract, cropMasksExamples } from "./operations/crop-masks/index.js"
import type { DecodeBoxesInput, DecodeBoxesOutput } from "./operations/decode-boxes/index.js"
import { decodeBoxes, decodeBoxesContract, decodeBoxesExamples } from "./operations/decode-boxes/index.js"
import type { DefaultBoxesInput, DefaultBoxesOutput } from "./operations/default-boxes/index.js"
import { defaultBoxes, defaultBoxesContract, defaultBoxesExamples } from "./operations/default-boxes/index.js"
import type { DistanceBoxIouInput, DistanceBoxIouOutput } from "./operations/distance-box-iou/index.js"
import {
  distanceBoxIou,
  distanceBoxIouContract,
  distanceBoxIouExamples,
} from "./operations/distance-box-iou/index.js"
import type {
  DistanceBoxIouLossInput,
  DistanceBoxIouLossOutput,
} from "./operations/distance-box-iou-loss/index.js"
import {
  distanceBoxIouLoss,
  distanceBoxIouLossContract,
  distanceBoxIouLossExamples,
} from "./operations/distance-box-iou-loss/index.js"
import type {
  DistanceBoxIouLossGradientInput,
  DistanceBoxIouLossGradientOutput,
} from "./operations/distance-box-iou-loss-gradient/index.js"
import {
  distanceBoxIouLossGradient,
  distanceBoxIouLossGradientContract,
  distanceBoxIouLossGradientExamples,
} from "./operations/distance-box-iou-loss-gradient/index.js"
import type { EncodeBoxesInput, EncodeBoxesOutput } from "./operations/encode-boxes/index.js"
import { encodeBoxes, encodeBoxesContract, encodeBoxesExamples } from "./operations/encode-boxes/index.js"
import type {
  GeneralizedBoxIouInput,
  GeneralizedBoxIouOutput,
} from "./operations/generalized-box-iou/index.js"
import {
  generalizedBoxIou,
  generalizedBoxIouContract,
  generalizedBoxIouExamples,
} from "./operations/generalized-box-iou/index.js"
import type {
  GeneralizedBoxIouLossInput,
  GeneralizedBoxIouLossOutput,
} from "./operations/generalized-box-iou-loss/index.js"
import {
  generalizedBoxIouLoss,
  generalizedBoxIouLossContract,
  generalizedBoxIouLossExamples,
} from "./operations/generalized-box-iou-loss/index.js"
import type {
  GeneralizedBoxIouLossGradientInput,
  GeneralizedBoxIouLossGradientOutput,
} from "./operations/generalized-box-iou-loss-gradient/index.js"
import {
  generalizedBoxIouLossGradient,
  generalizedBoxIouLossGradientContract,
  generalizedBoxIouLossGradientExamples,
} from "./operations/generalized-box-iou-loss-gradient/index.js"
import type { GenerateAnchorsInput, GenerateAnchorsOutput } from "./operations/generate-anchors/index.js"
import {
  generateAnchors,
  generateAnchorsContract,
  generateAnchorsExamples,
} from "./operations/generate-anchors/index.js"
import type { MaskIouInput, MaskIouOutput } from "./operations/mask-iou/index.js"
import { maskIou, maskIouContract, maskIouExamples } from "./operations/mask-iou/index.js"
import type { MasksToBoxesInput, MasksToBoxesOutput } from "./operations/masks-to-boxes/index.js"
import {
  masksToBoxes,
  masksToBoxesContract,
  masksToBoxesExamples,
} from "./operations/masks-to-boxes/index.js"
import type { MatchAnchorsInput, MatchAnchorsOutput } from "./operations/match-anchors/index.js"
import { matchAnchors, matchAnchorsContract, matchAnchorsExamples } from "./operations/match-anchors/index.js"
import type { MatchQualityInput, MatchQualityOutput } from "./operations/match-quality/index.js"
import { matchQuality, matchQualityContract, matchQualityExamples } from "./operations/match-quality/index.js"
import type { NmsInput, NmsOutput } from "./operations/nms/index.js"
import { nms, nmsContract, nmsExamples } from "./operations/nms/index.js"
import type { PasteMasksInput, PasteMasksOutput } from "./operations/paste-masks/index.js"
import { pasteMasks, pasteMasksContract, pasteMasksExamples } from "./operations/paste-masks/index.js"
import type { PsRoiAlignInput, PsRoiAlignOutput } from "./operations/ps-roi-align/index.js"
import { psRoiAlign, psRoiAlignContract, psRoiAlignExamples } from "./operations/ps-roi-align/index.js"
import type {
  PsRoiAlignBackwardInput,
  PsRoiAlignBackwardOutput,
} from "./operations/ps-roi-align-backward/index.js"
import {
  psRoiAlignBackward,
  psRoiAlignBackwardContract,
  psRoiAlignBackwardExamples,
} from "./operations/ps-roi-align-backward/index.js"
import type { PsRoiPoolInput, PsRoiPoolOutput } from "./operations/ps-roi-pool/index.js"
import { psRoiPool, psRoiPoolContract, psRoiPoolExamples } from "./operations/ps-roi-pool/index.js"
import type {
  PsRoiPoolBackwardInput,
  PsRoiPoolBackwardOutput,
} from "./operations/ps-roi-pool-backward/index.js"
import {
  psRoiPoolBackward,
  psRoiPoolBackwardContract,
  psRoiPoolBackwardExamples,
} from "./operations/ps-roi-pool-backward/index.js"
import type { RemoveSmallBoxesInput, RemoveSmallBoxesOutput } from "./operations/remove-small-boxes/index.js"
import {
  removeSmallBoxes,
  removeSmallBoxesContract,
  removeSmallBoxesExamples,
} from "./operations/remove-small-boxes/index.js"
import type { RoiAlignInput, RoiAlignOutput } from "./operations/roi-align/index.js"
import { roiAlign, roiAlignContract, roiAlignExamples } from "./operations/roi-align/index.js"
import type { RoiAlignBackwardInput, RoiAlignBackwardOutput } from "./operations/roi-align-backward/index.js"
import {
  roiAlignBackward,
  roiAlignBackwardContract,
  roiAlignBackwardExamples,
} from "./operations/roi-align-backward/index.js"
import type { RoiPoolInput, RoiPoolOutput } from "./operations/roi-pool/index.js"
import { roiPool, roiPoolContract, roiPoolExamples } from "./operations/roi-pool/index.js"
import type { RoiPoolBackwardInput, RoiPoolBackwardOutput } from "./operations/roi-pool-backward/index.js"
import {
  roiPoolBackward,
  roiPoolBackwardContract,
  roiPoolBackwardExamples,
} from "./operations/roi-pool-backward/index.js"
import type { SampleBalancedInput, SampleBalancedOutput } from "./operations/sample-balanced/index.js"
import {
  sampleBalanced,
  sampleBalancedContract,
  sampleBalancedExamples,
} from "./operations/sample-balanced/index.js"
import type { SigmoidFocalLossInput, SigmoidFocalLossOutput } from "./operations/sigmoid-focal-loss/index.js"
import {
  sigmoidFocalLoss,
  sigmoidFocalLossContract,
  sigmoidFocalLossExamples,
} from "./operations/sigmoid-focal-loss/index.js"
import type {
  SigmoidFocalLossGradientInput,
  SigmoidFocalLossGradientOutput,
} from "./operations/sigmoid-focal-loss-gradient/index.js"
import {
  sigmoidFocalLossGradient,
  sigmoidFocalLossGradientContract,
  sigmoidFocalLossGradientExamples,
} from "./operations/sigmoid-focal-loss-gradient/index.js"
import type { SmoothL1Input, SmoothL1Output } from "./operations/smooth-l1/index.js"
import { smoothL1, smoothL1Contract, smoothL1Examples } from "./operations/smooth-l1/index.js"
import type { SmoothL1GradientInput, SmoothL1GradientOutput } from "./operations/smooth-l1-gradient/index.js"
import {
  smoothL1Gradient,
  smoothL1GradientContract,
  smoothL1GradientExamples,
} from "./operations/smooth-l1-gradient/index.js"
import type { SoftNmsInput, SoftNmsOutput } from "./operations/soft-nms/index.js"
import { softNms, softNmsContract, softNmsExamples } from "./operations/soft-nms/index.js"
import type {
  SoftmaxCrossEntropyInput,
  SoftmaxCrossEntropyOutput,
} from "./operations/softmax-cross-entropy/index.js"
import {
  softmaxCrossEntropy,
  softmaxCrossEntropyContract,
  softmaxCrossEntropyExamples,
} from "./operations/softmax-cross-entropy/index.js"
import type {
  SoftmaxCrossEntropyGradientInput,
  SoftmaxCrossEntropyGradientOutput,
} from "./operations/softmax-cross-entropy-gradient/index.js"
import {
  softmaxCrossEntropyGradient,
  softmaxCrossEntropyGradientContract,
  softmaxCrossEntropyGradientExamples,
} from "./operations/softmax-cross-entropy-gradient/index.js"

/** Every operation with what it takes and what it gives: the one list that all others are typed by. */
export interface Signatures {
  readonly boxIou: [BoxIouInput, BoxIouOutput]
  readonly generalizedBoxIou: [GeneralizedBoxIouInput, GeneralizedBoxIouOutput]
  readonly distanceBoxIou: [DistanceBoxIouInput, DistanceBoxIouOutput]
  readonly completeBoxIou: [CompleteBoxIouInput, CompleteBoxIouOutput]
  readonly encodeBoxes: [EncodeBoxesInput, EncodeBoxesOutput]
  readonly decodeBoxes: [DecodeBoxesInput, DecodeBoxesOutput]
  readonly clipBoxes: [ClipBoxesInput, ClipBoxesOutput]
  readonly removeSmallBoxes: [RemoveSmallBoxesInput, RemoveSmallBoxesOutput]
  readonly convertBoxes: [ConvertBoxesInput, ConvertBoxesOutput]
  readonly generateAnchors: [GenerateAnchorsInput, GenerateAnchorsOutput]
  readonly defaultBoxes: [DefaultBoxesInput, DefaultBoxesOutput]
  readonly matchQuality: [MatchQualityInput, MatchQualityOutput]
  readonly matchAnchors: [MatchAnchorsInput, MatchAnchorsOutput]
  readonly sampleBalanced: [SampleBalancedInput, SampleBalancedOutput]
  readonly assignPyramidLevels: [AssignPyramidLevelsInput, AssignPyramidLevelsOutput]
  readonly nms: [NmsInput, NmsOutput]
  readonly batchedNms: [BatchedNmsInput, BatchedNmsOutput]
  readonly softNms: [SoftNmsInput, SoftNmsOutput]
  readonly smoothL1: [SmoothL1Input, SmoothL1Output]
  readonly smoothL1Gradient: [SmoothL1GradientInput, SmoothL1GradientOutput]
  readonly sigmoidFocalLoss: [SigmoidFocalLossInput, SigmoidFocalLossOutput]
  readonly sigmoidFocalLossGradient: [SigmoidFocalLossGradientInput, SigmoidFocalLossGradientOutput]
  readonly binaryCrossEntropy: [BinaryCrossEntropyInput, BinaryCrossEntropyOutput]
  readonly binaryCrossEntropyGradient: [BinaryCrossEntropyGradientInput, BinaryCrossEntropyGradientOutput]
  readonly softmaxCrossEntropy: [SoftmaxCrossEntropyInput, SoftmaxCrossEntropyOutput]
  readonly softmaxCrossEntropyGradient: [SoftmaxCrossEntropyGradientInput, SoftmaxCrossEntropyGradientOutput]
  readonly boxIouLoss: [BoxIouLossInput, BoxIouLossOutput]
  readonly boxIouLossGradient: [BoxIouLossGradientInput, BoxIouLossGradientOutput]
  readonly generalizedBoxIouLoss: [GeneralizedBoxIouLossInput, GeneralizedBoxIouLossOutput]
  readonly generalizedBoxIouLossGradient: [
    GeneralizedBoxIouLossGradientInput,
    GeneralizedBoxIouLossGradientOutput,
  ]
  readonly distanceBoxIouLoss: [DistanceBoxIouLossInput, DistanceBoxIouLossOutput]
  readonly distanceBoxIouLossGradient: [DistanceBoxIouLossGradientInput, DistanceBoxIouLossGradientOutput]
  readonly completeBoxIouLoss: [CompleteBoxIouLossInput, CompleteBoxIouLossOutput]
  readonly completeBoxIouLossGradient: [CompleteBoxIouLossGradientInput, CompleteBoxIouLossGradientOutput]
  readonly roiPool: [RoiPoolInput, RoiPoolOutput]
  readonly roiPoolBackward: [RoiPoolBackwardInput, RoiPoolBackwardOutput]
  readonly roiAlign: [RoiAlignInput, RoiAlignOutput]
  readonly roiAlignBackward: [RoiAlignBackwardInput, RoiAlignBackwardOutput]
  readonly cropAndResize: [CropAndResizeInput, CropAndResizeOutput]
  readonly cropAndResizeBackward: [CropAndResizeBackwardInput, CropAndResizeBackwardOutput]
  readonly psRoiPool: [PsRoiPoolInput, PsRoiPoolOutput]
  readonly psRoiPoolBackward: [PsRoiPoolBackwardInput, PsRoiPoolBackwardOutput]
  readonly psRoiAlign: [PsRoiAlignInput, PsRoiAlignOutput]
  readonly psRoiAlignBackward: [PsRoiAlignBackwardInput, PsRoiAlignBackwardOutput]
  readonly cropMasks: [CropMasksInput, CropMasksOutput]
  readonly pasteMasks: [PasteMasksInput, PasteMasksOutput]
  readonly masksToBoxes: [MasksToBoxesInput, MasksToBoxesOutput]
  readonly maskIou: [MaskIouInput, MaskIouOutput]
}

export type OperationName = keyof Signatures
export type In<K extends OperationName> = Signatures[K][0]
export type Out<K extends OperationName> = Signatures[K][1]

export type Table = { readonly [K in OperationName]: Operation<In<K>, Out<K>> }

/** Contract, function and examples of every operation, in the order in which the book tells them. */
export const operations: Table = {
  boxIou: { contract: boxIouContract, run: boxIou, examples: boxIouExamples },
  generalizedBoxIou: {
    contract: generalizedBoxIouContract,
    run: generalizedBoxIou,
    examples: generalizedBoxIouExamples,
  },
  distanceBoxIou: { contract: distanceBoxIouContract, run: distanceBoxIou, examples: distanceBoxIouExamples },
  completeBoxIou: { contract: completeBoxIouContract, run: completeBoxIou, examples: completeBoxIouExamples },
  encodeBoxes: { contract: encodeBoxesContract, run: encodeBoxes, examples: encodeBoxesExamples },
  decodeBoxes: { contract: decodeBoxesContract, run: decodeBoxes, examples: decodeBoxesExamples },
  clipBoxes: { contract: clipBoxesContract, run: clipBoxes, examples: clipBoxesExamples },
  removeSmallBoxes: {
    contract: removeSmallBoxesContract,
    run: removeSmallBoxes,
    examples: removeSmallBoxesExamples,
  },
  convertBoxes: { contract: convertBoxesContract, run: convertBoxes, examples: convertBoxesExamples },
  generateAnchors: {
    contract: generateAnchorsContract,
    run: generateAnchors,
    examples: generateAnchorsExamples,
  },
  defaultBoxes: { contract: defaultBoxesContract, run: defaultBoxes, examples: defaultBoxesExamples },
  matchQuality: { contract: matchQualityContract, run: matchQuality, examples: matchQualityExamples },
  matchAnchors: { contract: matchAnchorsContract, run: matchAnchors, examples: matchAnchorsExamples },
  sampleBalanced: { contract: sampleBalancedContract, run: sampleBalanced, examples: sampleBalancedExamples },
  assignPyramidLevels: {
    contract: assignPyramidLevelsContract,
    run: assignPyramidLevels,
    examples: assignPyramidLevelsExamples,
  },
  nms: { contract: nmsContract, run: nms, examples: nmsExamples },
  batchedNms: { contract: batchedNmsContract, run: batchedNms, examples: batchedNmsExamples },
  softNms: { contract: softNmsContract, run: softNms, examples: softNmsExamples },
  smoothL1: { contract: smoothL1Contract, run: smoothL1, examples: smoothL1Examples },
  smoothL1Gradient: {
    contract: smoothL1GradientContract,
    run: smoothL1Gradient,
    examples: smoothL1GradientExamples,
  },
  sigmoidFocalLoss: {
    contract: sigmoidFocalLossContract,
    run: sigmoidFocalLoss,
    examples: sigmoidFocalLossExamples,
  },
  sigmoidFocalLossGradient: {
    contract: sigmoidFocalLossGradientContract,
    run: sigmoidFocalLossGradient,
    examples: sigmoidFocalLossGradientExamples,
  },
  binaryCrossEntropy: {
    contract: binaryCrossEntropyContract,
    run: binaryCrossEntropy,
    examples: binaryCrossEntropyExamples,
  },
  binaryCrossEntropyGradient: {
    contract: binaryCrossEntropyGradientContract,
    run: binaryCrossEntropyGradient,
    examples: binaryCrossEntropyGradientExamples,
  },
  softmaxCrossEntropy: {
    contract: softmaxCrossEntropyContract,
    run: softmaxCrossEntropy,
    examples: softmaxCrossEntropyExamples,
  },
  softmaxCrossEntropyGradient: {
    contract: softmaxCrossEntropyGradientContract,
    run: softmaxCrossEntropyGradient,
    examples: softmaxCrossEntropyGradientExamples,
  },
  boxIouLoss: { contract: boxIouLossContract, run: boxIouLoss, examples: boxIouLossExamples },
  boxIouLossGradient: {
    contract: boxIouLossGradientContract,
    run: boxIouLossGradient,
    examples: boxIouLossGradientExamples,
  },
  generalizedBoxIouLoss: {
    contract: generalizedBoxIouLossContract,
    run: generalizedBoxIouLoss,
    examples: generalizedBoxIouLossExamples,
  },
  generalizedBoxIouLossGradient: {
    contract: generalizedBoxIouLossGradientContract,
    run: generalizedBoxIouLossGradient,
    examples: generalizedBoxIouLossGradientExamples,
  },
  distanceBoxIouLoss: {
    contract: distanceBoxIouLossContract,
    run: distanceBoxIouLoss,
    examples: distanceBoxIouLossExamples,
  },
  distanceBoxIouLossGradient: {
    contract: distanceBoxIouLossGradientContract,
    run: distanceBoxIouLossGradient,
    examples: distanceBoxIouLossGradientExamples,
  },
  completeBoxIouLoss: {
    contract: completeBoxIouLossContract,
    run: completeBoxIouLoss,
    examples: completeBoxIouLossExamples,
  },
  completeBoxIouLossGradient: {
    contract: completeBoxIouLossGradientContract,
    run: completeBoxIouLossGradient,
    examples: completeBoxIouLossGradientExamples,
  },
  roiPool: { contract: roiPoolContract, run: roiPool, examples: roiPoolExamples },
  roiPoolBackward: {
    contract: roiPoolBackwardContract,
    run: roiPoolBackward,
    examples: roiPoolBackwardExamples,
  },
  roiAlign: { contract: roiAlignContract, run: roiAlign, examples: roiAlignExamples },
  roiAlignBackward: {
    contract: roiAlignBackwardContract,
    run: roiAlignBackward,
    examples: roiAlignBackwardExamples,
  },
  cropAndResize: { contract: cropAndResizeContract, run: cropAndResize, examples: cropAndResizeExamples },
  cropAndResizeBackward: {
    contract: cropAndResizeBackwardContract,
    run: cropAndResizeBackward,
    examples: cropAndResizeBackwardExamples,
  },
  psRoiPool: { contract: psRoiPoolContract, run: psRoiPool, examples: psRoiPoolExamples },
  psRoiPoolBackward: {
    contract: psRoiPoolBackwardContract,
    run: psRoiPoolBackward,
    examples: psRoiPoolBackwardExamples,
  },
  psRoiAlign: { contract: psRoiAlignContract, run: psRoiAlign, examples: psRoiAlignExamples },
  psRoiAlignBackward: {
    contract: psRoiAlignBackwardContract,
    run: psRoiAlignBackward,
    examples: psRoiAlignBackwardExamples,
  },
  cropMasks: { contract: cropMasksContract, run: cropMasks, examples: cropMasksExamples },
  pasteMasks: { contract: pasteMasksContract, run: pasteMasks, examples: pasteMasksExamples },
  masksToBoxes: { contract: masksToBoxesContract, run: masksToBoxes, examples: masksToBoxesExamples },
  maskIou: { contract: maskIouContract, run: maskIou, examples: maskIouExamples },
}

const isOperationName = (name: string): name is OperationName => Object.hasOwn(operations, name)

export const operationNames: readonly OperationName[] = Object.keys(operations).filter(isOperationName)
