/**
 * What the caller can have done. To add a task: a name in `Task`, a line in `runTask`. A task computes elements
 * [first, end), so that threads can share it; it is given where its arguments lie, and scratch memory of its thread.
 */
import * as kernels from "./kernels"

export enum Task {
  boxIou,
  generalizedBoxIou,
  distanceBoxIou,
  completeBoxIou,
  encodeBoxes,
  decodeBoxes,
  clipBoxes,
  removeSmallBoxes,
  convertBoxes,
  boxGrid,
  sampleBalanced,
  assignPyramidLevels,
  rankScores,
  groupRanked,
  nms,
  collectKept,
  smoothL1,
  matchQuality,
  rescueQuality,
  matchAnchors,
  rescueAnchors,
  softNms,
  survey,
  surveyWhole,
  surveyBytes,
  poolWeighted,
  spreadWeighted,
  poolGreatestSample,
  roiPool,
  roiPoolBackward,
  cropMasks,
  anchorGrids,
  verifyGrids,
  matchGrids,
  copyBlocks,
  multiplyAdd,
  binaryCrossEntropy,
  sigmoidFocalLoss,
  softmaxCrossEntropy,
  boxIouLoss,
  generalizedBoxIouLoss,
  distanceBoxIouLoss,
  completeBoxIouLoss,
  pasteMasks,
  packMasks,
  maskIou,
  masksToBoxes,
}

/** Runs elements [first, end) of a task. */
export function runTask(task: i32, first: i32, end: i32, args: usize, scratch: usize): void {
  if (task === Task.boxIou) kernels.boxIou(first, end, args)
  else if (task === Task.generalizedBoxIou) kernels.generalizedBoxIou(first, end, args, scratch)
  else if (task === Task.distanceBoxIou) kernels.distanceBoxIou(first, end, args, scratch)
  else if (task === Task.completeBoxIou) kernels.completeBoxIou(first, end, args, scratch)
  else if (task === Task.encodeBoxes) kernels.encodeBoxes(first, end, args)
  else if (task === Task.decodeBoxes) kernels.decodeBoxes(first, end, args)
  else if (task === Task.clipBoxes) kernels.clipBoxes(first, end, args)
  else if (task === Task.removeSmallBoxes) kernels.removeSmallBoxes(args)
  else if (task === Task.convertBoxes) kernels.convertBoxes(first, end, args)
  else if (task === Task.boxGrid) kernels.boxGrid(first, end, args)
  else if (task === Task.sampleBalanced) kernels.sampleBalanced(args)
  else if (task === Task.assignPyramidLevels) kernels.assignPyramidLevels(first, end, args)
  else if (task === Task.rankScores) kernels.rankScores(args)
  else if (task === Task.groupRanked) kernels.groupRanked(args)
  else if (task === Task.nms) kernels.nms(first, end, args, scratch)
  else if (task === Task.collectKept) kernels.collectKept(args)
  else if (task === Task.smoothL1) kernels.smoothL1(first, end, args)
  else if (task === Task.matchQuality) kernels.matchQuality(first, end, args, scratch)
  else if (task === Task.rescueQuality) kernels.rescueQuality(first, end, args)
  else if (task === Task.matchAnchors) kernels.matchAnchors(first, end, args, scratch)
  else if (task === Task.rescueAnchors) kernels.rescueAnchors(first, end, args, scratch)
  else if (task === Task.softNms) kernels.softNms(args)
  else if (task === Task.survey) kernels.survey(first, end, args)
  else if (task === Task.surveyWhole) kernels.surveyWhole(first, end, args)
  else if (task === Task.surveyBytes) kernels.surveyBytes(first, end, args)
  else if (task === Task.poolWeighted) kernels.poolWeighted(first, end, args, scratch)
  else if (task === Task.spreadWeighted) kernels.spreadWeighted(first, end, args, scratch)
  else if (task === Task.poolGreatestSample) kernels.poolGreatestSample(first, end, args, scratch)
  else if (task === Task.roiPool) kernels.roiPool(first, end, args, scratch)
  else if (task === Task.roiPoolBackward) kernels.roiPoolBackward(first, end, args)
  else if (task === Task.cropMasks) kernels.cropMasks(first, end, args)
  else if (task === Task.anchorGrids) kernels.anchorGrids(args)
  else if (task === Task.verifyGrids) kernels.verifyGrids(first, end, args, scratch)
  else if (task === Task.matchGrids) kernels.matchGrids(args, scratch)
  else if (task === Task.copyBlocks) kernels.copyBlocks(first, end, args)
  else if (task === Task.multiplyAdd) kernels.multiplyAdd(first, end, args)
  else if (task === Task.binaryCrossEntropy) kernels.binaryCrossEntropy(first, end, args)
  else if (task === Task.sigmoidFocalLoss) kernels.sigmoidFocalLoss(first, end, args)
  else if (task === Task.softmaxCrossEntropy) kernels.softmaxCrossEntropy(first, end, args, scratch)
  else if (task === Task.boxIouLoss) kernels.boxIouLoss(first, end, args, scratch)
  else if (task === Task.generalizedBoxIouLoss) kernels.generalizedBoxIouLoss(first, end, args, scratch)
  else if (task === Task.distanceBoxIouLoss) kernels.distanceBoxIouLoss(first, end, args, scratch)
  else if (task === Task.completeBoxIouLoss) kernels.completeBoxIouLoss(first, end, args, scratch)
  else if (task === Task.pasteMasks) kernels.pasteMasks(first, end, args, scratch)
  else if (task === Task.packMasks) kernels.packMasks(first, end, args)
  else if (task === Task.maskIou) kernels.maskIou(first, end, args)
  else if (task === Task.masksToBoxes) kernels.masksToBoxes(first, end, args, scratch)
}
