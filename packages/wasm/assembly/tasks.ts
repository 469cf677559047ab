/**
 * What the caller can have done. To add a task: a name in `Task`, a line in `runTask`. A task computes elements
 * [first, end), so that threads can share it; it is given where its arguments lie, and scratch memory of its thread.
 */
import { packMasks } from "./masks/bits"
import { anchorGrids, verifyGrids } from "./operations/anchor-grids"
import { assignPyramidLevels } from "./operations/assign-pyramid-levels"
import { binaryCrossEntropy } from "./operations/binary-cross-entropy"
import { boxGrid } from "./operations/box-grid"
import { boxIou } from "./operations/box-iou"
import { boxIouLoss } from "./operations/box-iou-loss"
import { clipBoxes } from "./operations/clip-boxes"
import { completeBoxIou } from "./operations/complete-box-iou"
import { completeBoxIouLoss } from "./operations/complete-box-iou-loss"
import { convertBoxes } from "./operations/convert-boxes"
import { cropMasks } from "./operations/crop-masks"
import { decodeBoxes } from "./operations/decode-boxes"
import { distanceBoxIou } from "./operations/distance-box-iou"
import { distanceBoxIouLoss } from "./operations/distance-box-iou-loss"
import { encodeBoxes } from "./operations/encode-boxes"
import { generalizedBoxIou } from "./operations/generalized-box-iou"
import { generalizedBoxIouLoss } from "./operations/generalized-box-iou-loss"
import { copyBlocks, multiplyAdd } from "./operations/limits"
import { maskIou } from "./operations/mask-iou"
import { masksToBoxes } from "./operations/masks-to-boxes"
import { matchAnchors } from "./operations/match-anchors"
import { matchGrids } from "./operations/match-grids"
import { matchQuality, rescueQuality } from "./operations/match-quality"
import { collectKept, groupRanked, nms, rankScores } from "./operations/nms"
import { pasteMasks } from "./operations/paste-masks"
import { removeSmallBoxes } from "./operations/remove-small-boxes"
import { rescueAnchors } from "./operations/rescue-anchors"
import { roiPool } from "./operations/roi-pool"
import { roiPoolBackward } from "./operations/roi-pool-backward"
import { sampleBalanced } from "./operations/sample-balanced"
import { sigmoidFocalLoss } from "./operations/sigmoid-focal-loss"
import { smoothL1 } from "./operations/smooth-l1"
import { softNms } from "./operations/soft-nms"
import { softmaxCrossEntropy } from "./operations/softmax-cross-entropy"
import { survey } from "./operations/survey"
import { surveyWhole } from "./operations/survey-whole"
import { poolGreatestSample } from "./pooling/greatest-sample"
import { poolWeighted, spreadWeighted } from "./pooling/weighted"

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
  if (task === Task.boxIou) boxIou(first, end, args)
  else if (task === Task.generalizedBoxIou) generalizedBoxIou(first, end, args, scratch)
  else if (task === Task.distanceBoxIou) distanceBoxIou(first, end, args, scratch)
  else if (task === Task.completeBoxIou) completeBoxIou(first, end, args, scratch)
  else if (task === Task.encodeBoxes) encodeBoxes(first, end, args)
  else if (task === Task.decodeBoxes) decodeBoxes(first, end, args)
  else if (task === Task.clipBoxes) clipBoxes(first, end, args)
  else if (task === Task.removeSmallBoxes) removeSmallBoxes(args)
  else if (task === Task.convertBoxes) convertBoxes(first, end, args)
  else if (task === Task.boxGrid) boxGrid(first, end, args)
  else if (task === Task.sampleBalanced) sampleBalanced(args)
  else if (task === Task.assignPyramidLevels) assignPyramidLevels(first, end, args)
  else if (task === Task.rankScores) rankScores(args)
  else if (task === Task.groupRanked) groupRanked(args)
  else if (task === Task.nms) nms(first, end, args, scratch)
  else if (task === Task.collectKept) collectKept(args)
  else if (task === Task.smoothL1) smoothL1(first, end, args)
  else if (task === Task.matchQuality) matchQuality(first, end, args, scratch)
  else if (task === Task.rescueQuality) rescueQuality(first, end, args)
  else if (task === Task.matchAnchors) matchAnchors(first, end, args, scratch)
  else if (task === Task.rescueAnchors) rescueAnchors(first, end, args, scratch)
  else if (task === Task.softNms) softNms(args)
  else if (task === Task.survey) survey(first, end, args)
  else if (task === Task.surveyWhole) surveyWhole(first, end, args)
  else if (task === Task.poolWeighted) poolWeighted(first, end, args, scratch)
  else if (task === Task.spreadWeighted) spreadWeighted(first, end, args, scratch)
  else if (task === Task.poolGreatestSample) poolGreatestSample(first, end, args, scratch)
  else if (task === Task.roiPool) roiPool(first, end, args, scratch)
  else if (task === Task.roiPoolBackward) roiPoolBackward(first, end, args)
  else if (task === Task.cropMasks) cropMasks(first, end, args)
  else if (task === Task.anchorGrids) anchorGrids(args)
  else if (task === Task.verifyGrids) verifyGrids(first, end, args)
  else if (task === Task.matchGrids) matchGrids(args, scratch)
  else if (task === Task.copyBlocks) copyBlocks(first, end, args)
  else if (task === Task.multiplyAdd) multiplyAdd(first, end, args)
  else if (task === Task.binaryCrossEntropy) binaryCrossEntropy(first, end, args)
  else if (task === Task.sigmoidFocalLoss) sigmoidFocalLoss(first, end, args)
  else if (task === Task.softmaxCrossEntropy) softmaxCrossEntropy(first, end, args)
  else if (task === Task.boxIouLoss) boxIouLoss(first, end, args, scratch)
  else if (task === Task.generalizedBoxIouLoss) generalizedBoxIouLoss(first, end, args, scratch)
  else if (task === Task.distanceBoxIouLoss) distanceBoxIouLoss(first, end, args, scratch)
  else if (task === Task.completeBoxIouLoss) completeBoxIouLoss(first, end, args, scratch)
  else if (task === Task.pasteMasks) pasteMasks(first, end, args, scratch)
  else if (task === Task.packMasks) packMasks(first, end, args)
  else if (task === Task.maskIou) maskIou(first, end, args)
  else if (task === Task.masksToBoxes) masksToBoxes(first, end, args, scratch)
}
