import type { Quirk } from "../quirk.js"
import { roundedSides } from "./box-filter.js"
import { emptyPairCiou, emptyPairDiou, emptyPairGiou, emptyPairIou } from "./box-iou.js"
import { flatPrediction, lostEpsilon, pointInPair, refusedAmongThem, touchingPair } from "./box-iou-loss.js"
import { meanOfNothing } from "./cross-entropy.js"
import { rootOfNothing } from "./focal.js"
import { levelBorder } from "./levels.js"
import { noPixel, pastedOutside } from "./masks.js"
import { nothingToMatch, uselessRescue } from "./matcher.js"
import {
  roundedOverlap,
  roundedOverlapInClass,
  shiftedClasses,
  tiedAmongMany,
  tiedClassByClass,
} from "./nms.js"
import { fourDecimals, fractionOfOutput, weightedMaximum } from "./onnx.js"
import { lostCells, lostCellsBackward, refusedRegions, roundedBins, roundedBinsBackward } from "./pooling.js"
import { noSamples } from "./ps-roi-align.js"
import { annotationZero, boxBesideMask } from "./pycocotools.js"
import { tiedCandidates } from "./rpn.js"
import { slopeAtNothing } from "./smooth-l1.js"

/** What a reader needs of a listed difference. */
type Described = Pick<Quirk<never, unknown>, "system" | "where" | "reason">

/** Every way in which the recorded programs are known to differ from ours. */
export const quirks: Readonly<Record<string, Described>> = {
  emptyPairIou,
  emptyPairGiou,
  emptyPairDiou,
  emptyPairCiou,
  refusedAmongThem,
  touchingPair,
  pointInPair,
  flatPrediction,
  lostEpsilon,
  meanOfNothing,
  rootOfNothing,
  slopeAtNothing,
  roundedSides,
  roundedOverlap,
  roundedOverlapInClass,
  shiftedClasses,
  tiedClassByClass,
  tiedAmongMany,
  tiedCandidates,
  nothingToMatch,
  uselessRescue,
  levelBorder,
  roundedBins,
  roundedBinsBackward,
  refusedRegions,
  lostCells,
  lostCellsBackward,
  noSamples,
  noPixel,
  pastedOutside,
  fourDecimals,
  fractionOfOutput,
  weightedMaximum,
  annotationZero,
  boxBesideMask,
}
