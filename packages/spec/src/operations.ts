import type { Operation } from "@detspec/core"
import { operation } from "@detspec/core"
import * as op from "./operations/index.js"

/** Every operation with what it takes and what it gives: the one list that all others are typed by. */
export interface Signatures {
  readonly boxIou: [op.BoxIouInput, op.BoxIouOutput]
  readonly generalizedBoxIou: [op.GeneralizedBoxIouInput, op.GeneralizedBoxIouOutput]
  readonly distanceBoxIou: [op.DistanceBoxIouInput, op.DistanceBoxIouOutput]
  readonly completeBoxIou: [op.CompleteBoxIouInput, op.CompleteBoxIouOutput]
  readonly encodeBoxes: [op.EncodeBoxesInput, op.EncodeBoxesOutput]
  readonly decodeBoxes: [op.DecodeBoxesInput, op.DecodeBoxesOutput]
  readonly clipBoxes: [op.ClipBoxesInput, op.ClipBoxesOutput]
  readonly removeSmallBoxes: [op.RemoveSmallBoxesInput, op.RemoveSmallBoxesOutput]
  readonly convertBoxes: [op.ConvertBoxesInput, op.ConvertBoxesOutput]
  readonly generateAnchors: [op.GenerateAnchorsInput, op.GenerateAnchorsOutput]
  readonly defaultBoxes: [op.DefaultBoxesInput, op.DefaultBoxesOutput]
  readonly matchQuality: [op.MatchQualityInput, op.MatchQualityOutput]
  readonly matchAnchors: [op.MatchAnchorsInput, op.MatchAnchorsOutput]
  readonly sampleBalanced: [op.SampleBalancedInput, op.SampleBalancedOutput]
  readonly assignPyramidLevels: [op.AssignPyramidLevelsInput, op.AssignPyramidLevelsOutput]
  readonly nms: [op.NmsInput, op.NmsOutput]
  readonly batchedNms: [op.BatchedNmsInput, op.BatchedNmsOutput]
  readonly softNms: [op.SoftNmsInput, op.SoftNmsOutput]
  readonly smoothL1: [op.SmoothL1Input, op.SmoothL1Output]
  readonly smoothL1Gradient: [op.SmoothL1GradientInput, op.SmoothL1GradientOutput]
  readonly sigmoidFocalLoss: [op.SigmoidFocalLossInput, op.SigmoidFocalLossOutput]
  readonly sigmoidFocalLossGradient: [op.SigmoidFocalLossGradientInput, op.SigmoidFocalLossGradientOutput]
  readonly binaryCrossEntropy: [op.BinaryCrossEntropyInput, op.BinaryCrossEntropyOutput]
  readonly binaryCrossEntropyGradient: [
    op.BinaryCrossEntropyGradientInput,
    op.BinaryCrossEntropyGradientOutput,
  ]
  readonly softmaxCrossEntropy: [op.SoftmaxCrossEntropyInput, op.SoftmaxCrossEntropyOutput]
  readonly softmaxCrossEntropyGradient: [
    op.SoftmaxCrossEntropyGradientInput,
    op.SoftmaxCrossEntropyGradientOutput,
  ]
  readonly boxIouLoss: [op.BoxIouLossInput, op.BoxIouLossOutput]
  readonly boxIouLossGradient: [op.BoxIouLossGradientInput, op.BoxIouLossGradientOutput]
  readonly generalizedBoxIouLoss: [op.GeneralizedBoxIouLossInput, op.GeneralizedBoxIouLossOutput]
  readonly generalizedBoxIouLossGradient: [
    op.GeneralizedBoxIouLossGradientInput,
    op.GeneralizedBoxIouLossGradientOutput,
  ]
  readonly distanceBoxIouLoss: [op.DistanceBoxIouLossInput, op.DistanceBoxIouLossOutput]
  readonly distanceBoxIouLossGradient: [
    op.DistanceBoxIouLossGradientInput,
    op.DistanceBoxIouLossGradientOutput,
  ]
  readonly completeBoxIouLoss: [op.CompleteBoxIouLossInput, op.CompleteBoxIouLossOutput]
  readonly completeBoxIouLossGradient: [
    op.CompleteBoxIouLossGradientInput,
    op.CompleteBoxIouLossGradientOutput,
  ]
  readonly roiPool: [op.RoiPoolInput, op.RoiPoolOutput]
  readonly roiPoolBackward: [op.RoiPoolBackwardInput, op.RoiPoolBackwardOutput]
  readonly roiAlign: [op.RoiAlignInput, op.RoiAlignOutput]
  readonly roiAlignBackward: [op.RoiAlignBackwardInput, op.RoiAlignBackwardOutput]
  readonly cropAndResize: [op.CropAndResizeInput, op.CropAndResizeOutput]
  readonly cropAndResizeBackward: [op.CropAndResizeBackwardInput, op.CropAndResizeBackwardOutput]
  readonly psRoiPool: [op.PsRoiPoolInput, op.PsRoiPoolOutput]
  readonly psRoiPoolBackward: [op.PsRoiPoolBackwardInput, op.PsRoiPoolBackwardOutput]
  readonly psRoiAlign: [op.PsRoiAlignInput, op.PsRoiAlignOutput]
  readonly psRoiAlignBackward: [op.PsRoiAlignBackwardInput, op.PsRoiAlignBackwardOutput]
  readonly cropMasks: [op.CropMasksInput, op.CropMasksOutput]
  readonly pasteMasks: [op.PasteMasksInput, op.PasteMasksOutput]
  readonly masksToBoxes: [op.MasksToBoxesInput, op.MasksToBoxesOutput]
  readonly maskIou: [op.MaskIouInput, op.MaskIouOutput]
}

export type OperationName = keyof Signatures
export type In<K extends OperationName> = Signatures[K][0]
export type Out<K extends OperationName> = Signatures[K][1]

export type Table = { readonly [K in OperationName]: Operation<In<K>, Out<K>> }

/** Contract, function and examples of every operation, in the order in which the book tells them. */
export const operations: Table = {
  boxIou: operation(op.boxIouContract, op.boxIou, op.boxIouExamples),
  generalizedBoxIou: operation(
    op.generalizedBoxIouContract,
    op.generalizedBoxIou,
    op.generalizedBoxIouExamples,
  ),
  distanceBoxIou: operation(op.distanceBoxIouContract, op.distanceBoxIou, op.distanceBoxIouExamples),
  completeBoxIou: operation(op.completeBoxIouContract, op.completeBoxIou, op.completeBoxIouExamples),
  encodeBoxes: operation(op.encodeBoxesContract, op.encodeBoxes, op.encodeBoxesExamples),
  decodeBoxes: operation(op.decodeBoxesContract, op.decodeBoxes, op.decodeBoxesExamples),
  clipBoxes: operation(op.clipBoxesContract, op.clipBoxes, op.clipBoxesExamples),
  removeSmallBoxes: operation(op.removeSmallBoxesContract, op.removeSmallBoxes, op.removeSmallBoxesExamples),
  convertBoxes: operation(op.convertBoxesContract, op.convertBoxes, op.convertBoxesExamples),
  generateAnchors: operation(op.generateAnchorsContract, op.generateAnchors, op.generateAnchorsExamples),
  defaultBoxes: operation(op.defaultBoxesContract, op.defaultBoxes, op.defaultBoxesExamples),
  matchQuality: operation(op.matchQualityContract, op.matchQuality, op.matchQualityExamples),
  matchAnchors: operation(op.matchAnchorsContract, op.matchAnchors, op.matchAnchorsExamples),
  sampleBalanced: operation(op.sampleBalancedContract, op.sampleBalanced, op.sampleBalancedExamples),
  assignPyramidLevels: operation(
    op.assignPyramidLevelsContract,
    op.assignPyramidLevels,
    op.assignPyramidLevelsExamples,
  ),
  nms: operation(op.nmsContract, op.nms, op.nmsExamples),
  batchedNms: operation(op.batchedNmsContract, op.batchedNms, op.batchedNmsExamples),
  softNms: operation(op.softNmsContract, op.softNms, op.softNmsExamples),
  smoothL1: operation(op.smoothL1Contract, op.smoothL1, op.smoothL1Examples),
  smoothL1Gradient: operation(op.smoothL1GradientContract, op.smoothL1Gradient, op.smoothL1GradientExamples),
  sigmoidFocalLoss: operation(op.sigmoidFocalLossContract, op.sigmoidFocalLoss, op.sigmoidFocalLossExamples),
  sigmoidFocalLossGradient: operation(
    op.sigmoidFocalLossGradientContract,
    op.sigmoidFocalLossGradient,
    op.sigmoidFocalLossGradientExamples,
  ),
  binaryCrossEntropy: operation(
    op.binaryCrossEntropyContract,
    op.binaryCrossEntropy,
    op.binaryCrossEntropyExamples,
  ),
  binaryCrossEntropyGradient: operation(
    op.binaryCrossEntropyGradientContract,
    op.binaryCrossEntropyGradient,
    op.binaryCrossEntropyGradientExamples,
  ),
  softmaxCrossEntropy: operation(
    op.softmaxCrossEntropyContract,
    op.softmaxCrossEntropy,
    op.softmaxCrossEntropyExamples,
  ),
  softmaxCrossEntropyGradient: operation(
    op.softmaxCrossEntropyGradientContract,
    op.softmaxCrossEntropyGradient,
    op.softmaxCrossEntropyGradientExamples,
  ),
  boxIouLoss: operation(op.boxIouLossContract, op.boxIouLoss, op.boxIouLossExamples),
  boxIouLossGradient: operation(
    op.boxIouLossGradientContract,
    op.boxIouLossGradient,
    op.boxIouLossGradientExamples,
  ),
  generalizedBoxIouLoss: operation(
    op.generalizedBoxIouLossContract,
    op.generalizedBoxIouLoss,
    op.generalizedBoxIouLossExamples,
  ),
  generalizedBoxIouLossGradient: operation(
    op.generalizedBoxIouLossGradientContract,
    op.generalizedBoxIouLossGradient,
    op.generalizedBoxIouLossGradientExamples,
  ),
  distanceBoxIouLoss: operation(
    op.distanceBoxIouLossContract,
    op.distanceBoxIouLoss,
    op.distanceBoxIouLossExamples,
  ),
  distanceBoxIouLossGradient: operation(
    op.distanceBoxIouLossGradientContract,
    op.distanceBoxIouLossGradient,
    op.distanceBoxIouLossGradientExamples,
  ),
  completeBoxIouLoss: operation(
    op.completeBoxIouLossContract,
    op.completeBoxIouLoss,
    op.completeBoxIouLossExamples,
  ),
  completeBoxIouLossGradient: operation(
    op.completeBoxIouLossGradientContract,
    op.completeBoxIouLossGradient,
    op.completeBoxIouLossGradientExamples,
  ),
  roiPool: operation(op.roiPoolContract, op.roiPool, op.roiPoolExamples),
  roiPoolBackward: operation(op.roiPoolBackwardContract, op.roiPoolBackward, op.roiPoolBackwardExamples),
  roiAlign: operation(op.roiAlignContract, op.roiAlign, op.roiAlignExamples),
  roiAlignBackward: operation(op.roiAlignBackwardContract, op.roiAlignBackward, op.roiAlignBackwardExamples),
  cropAndResize: operation(op.cropAndResizeContract, op.cropAndResize, op.cropAndResizeExamples),
  cropAndResizeBackward: operation(
    op.cropAndResizeBackwardContract,
    op.cropAndResizeBackward,
    op.cropAndResizeBackwardExamples,
  ),
  psRoiPool: operation(op.psRoiPoolContract, op.psRoiPool, op.psRoiPoolExamples),
  psRoiPoolBackward: operation(
    op.psRoiPoolBackwardContract,
    op.psRoiPoolBackward,
    op.psRoiPoolBackwardExamples,
  ),
  psRoiAlign: operation(op.psRoiAlignContract, op.psRoiAlign, op.psRoiAlignExamples),
  psRoiAlignBackward: operation(
    op.psRoiAlignBackwardContract,
    op.psRoiAlignBackward,
    op.psRoiAlignBackwardExamples,
  ),
  cropMasks: operation(op.cropMasksContract, op.cropMasks, op.cropMasksExamples),
  pasteMasks: operation(op.pasteMasksContract, op.pasteMasks, op.pasteMasksExamples),
  masksToBoxes: operation(op.masksToBoxesContract, op.masksToBoxes, op.masksToBoxesExamples),
  maskIou: operation(op.maskIouContract, op.maskIou, op.maskIouExamples),
}

const isOperationName = (name: string): name is OperationName => Object.hasOwn(operations, name)

export const operationNames: readonly OperationName[] = Object.keys(operations).filter(isOperationName)
