import type { Operation } from "@detspec/core"
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
  boxIou: { contract: op.boxIouContract, run: op.boxIou, examples: op.boxIouExamples },
  generalizedBoxIou: {
    contract: op.generalizedBoxIouContract,
    run: op.generalizedBoxIou,
    examples: op.generalizedBoxIouExamples,
  },
  distanceBoxIou: {
    contract: op.distanceBoxIouContract,
    run: op.distanceBoxIou,
    examples: op.distanceBoxIouExamples,
  },
  completeBoxIou: {
    contract: op.completeBoxIouContract,
    run: op.completeBoxIou,
    examples: op.completeBoxIouExamples,
  },
  encodeBoxes: { contract: op.encodeBoxesContract, run: op.encodeBoxes, examples: op.encodeBoxesExamples },
  decodeBoxes: { contract: op.decodeBoxesContract, run: op.decodeBoxes, examples: op.decodeBoxesExamples },
  clipBoxes: { contract: op.clipBoxesContract, run: op.clipBoxes, examples: op.clipBoxesExamples },
  removeSmallBoxes: {
    contract: op.removeSmallBoxesContract,
    run: op.removeSmallBoxes,
    examples: op.removeSmallBoxesExamples,
  },
  convertBoxes: {
    contract: op.convertBoxesContract,
    run: op.convertBoxes,
    examples: op.convertBoxesExamples,
  },
  generateAnchors: {
    contract: op.generateAnchorsContract,
    run: op.generateAnchors,
    examples: op.generateAnchorsExamples,
  },
  defaultBoxes: {
    contract: op.defaultBoxesContract,
    run: op.defaultBoxes,
    examples: op.defaultBoxesExamples,
  },
  matchQuality: {
    contract: op.matchQualityContract,
    run: op.matchQuality,
    examples: op.matchQualityExamples,
  },
  matchAnchors: {
    contract: op.matchAnchorsContract,
    run: op.matchAnchors,
    examples: op.matchAnchorsExamples,
  },
  sampleBalanced: {
    contract: op.sampleBalancedContract,
    run: op.sampleBalanced,
    examples: op.sampleBalancedExamples,
  },
  assignPyramidLevels: {
    contract: op.assignPyramidLevelsContract,
    run: op.assignPyramidLevels,
    examples: op.assignPyramidLevelsExamples,
  },
  nms: { contract: op.nmsContract, run: op.nms, examples: op.nmsExamples },
  batchedNms: { contract: op.batchedNmsContract, run: op.batchedNms, examples: op.batchedNmsExamples },
  softNms: { contract: op.softNmsContract, run: op.softNms, examples: op.softNmsExamples },
  smoothL1: { contract: op.smoothL1Contract, run: op.smoothL1, examples: op.smoothL1Examples },
  smoothL1Gradient: {
    contract: op.smoothL1GradientContract,
    run: op.smoothL1Gradient,
    examples: op.smoothL1GradientExamples,
  },
  sigmoidFocalLoss: {
    contract: op.sigmoidFocalLossContract,
    run: op.sigmoidFocalLoss,
    examples: op.sigmoidFocalLossExamples,
  },
  sigmoidFocalLossGradient: {
    contract: op.sigmoidFocalLossGradientContract,
    run: op.sigmoidFocalLossGradient,
    examples: op.sigmoidFocalLossGradientExamples,
  },
  binaryCrossEntropy: {
    contract: op.binaryCrossEntropyContract,
    run: op.binaryCrossEntropy,
    examples: op.binaryCrossEntropyExamples,
  },
  binaryCrossEntropyGradient: {
    contract: op.binaryCrossEntropyGradientContract,
    run: op.binaryCrossEntropyGradient,
    examples: op.binaryCrossEntropyGradientExamples,
  },
  softmaxCrossEntropy: {
    contract: op.softmaxCrossEntropyContract,
    run: op.softmaxCrossEntropy,
    examples: op.softmaxCrossEntropyExamples,
  },
  softmaxCrossEntropyGradient: {
    contract: op.softmaxCrossEntropyGradientContract,
    run: op.softmaxCrossEntropyGradient,
    examples: op.softmaxCrossEntropyGradientExamples,
  },
  boxIouLoss: { contract: op.boxIouLossContract, run: op.boxIouLoss, examples: op.boxIouLossExamples },
  boxIouLossGradient: {
    contract: op.boxIouLossGradientContract,
    run: op.boxIouLossGradient,
    examples: op.boxIouLossGradientExamples,
  },
  generalizedBoxIouLoss: {
    contract: op.generalizedBoxIouLossContract,
    run: op.generalizedBoxIouLoss,
    examples: op.generalizedBoxIouLossExamples,
  },
  generalizedBoxIouLossGradient: {
    contract: op.generalizedBoxIouLossGradientContract,
    run: op.generalizedBoxIouLossGradient,
    examples: op.generalizedBoxIouLossGradientExamples,
  },
  distanceBoxIouLoss: {
    contract: op.distanceBoxIouLossContract,
    run: op.distanceBoxIouLoss,
    examples: op.distanceBoxIouLossExamples,
  },
  distanceBoxIouLossGradient: {
    contract: op.distanceBoxIouLossGradientContract,
    run: op.distanceBoxIouLossGradient,
    examples: op.distanceBoxIouLossGradientExamples,
  },
  completeBoxIouLoss: {
    contract: op.completeBoxIouLossContract,
    run: op.completeBoxIouLoss,
    examples: op.completeBoxIouLossExamples,
  },
  completeBoxIouLossGradient: {
    contract: op.completeBoxIouLossGradientContract,
    run: op.completeBoxIouLossGradient,
    examples: op.completeBoxIouLossGradientExamples,
  },
  roiPool: { contract: op.roiPoolContract, run: op.roiPool, examples: op.roiPoolExamples },
  roiPoolBackward: {
    contract: op.roiPoolBackwardContract,
    run: op.roiPoolBackward,
    examples: op.roiPoolBackwardExamples,
  },
  roiAlign: { contract: op.roiAlignContract, run: op.roiAlign, examples: op.roiAlignExamples },
  roiAlignBackward: {
    contract: op.roiAlignBackwardContract,
    run: op.roiAlignBackward,
    examples: op.roiAlignBackwardExamples,
  },
  cropAndResize: {
    contract: op.cropAndResizeContract,
    run: op.cropAndResize,
    examples: op.cropAndResizeExamples,
  },
  cropAndResizeBackward: {
    contract: op.cropAndResizeBackwardContract,
    run: op.cropAndResizeBackward,
    examples: op.cropAndResizeBackwardExamples,
  },
  psRoiPool: { contract: op.psRoiPoolContract, run: op.psRoiPool, examples: op.psRoiPoolExamples },
  psRoiPoolBackward: {
    contract: op.psRoiPoolBackwardContract,
    run: op.psRoiPoolBackward,
    examples: op.psRoiPoolBackwardExamples,
  },
  psRoiAlign: { contract: op.psRoiAlignContract, run: op.psRoiAlign, examples: op.psRoiAlignExamples },
  psRoiAlignBackward: {
    contract: op.psRoiAlignBackwardContract,
    run: op.psRoiAlignBackward,
    examples: op.psRoiAlignBackwardExamples,
  },
  cropMasks: { contract: op.cropMasksContract, run: op.cropMasks, examples: op.cropMasksExamples },
  pasteMasks: { contract: op.pasteMasksContract, run: op.pasteMasks, examples: op.pasteMasksExamples },
  masksToBoxes: {
    contract: op.masksToBoxesContract,
    run: op.masksToBoxes,
    examples: op.masksToBoxesExamples,
  },
  maskIou: { contract: op.maskIouContract, run: op.maskIou, examples: op.maskIouExamples },
}

const isOperationName = (name: string): name is OperationName => Object.hasOwn(operations, name)

export const operationNames: readonly OperationName[] = Object.keys(operations).filter(isOperationName)
