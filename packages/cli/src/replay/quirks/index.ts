import type { Quirk } from "../quirk.js"
import { roundedSides } from "./box-filter.js"
import { emptyPairCiou, emptyPairDiou, emptyPairGiou, emptyPairIou } from "./box-iou.js"
import { refusedAmongThem, touchingPair } from "./box-iou-loss.js"
import { meanOfNothing } from "./cross-entropy.js"
import { rootOfNothing } from "./focal.js"
import { levelBorder } from "./levels.js"
import { noPixel, pastedOutside } from "./masks.js"
import { nothingToMatch, uselessRescue } from "./matcher.js"
import { roundedOverlap, roundedOverlapInClass, shiftedClasses } from "./nms.js"
import { fourDecimals, weightedMaximum } from "./onnx.js"
import { lostCells, lostCellsBackward, roundedBins, roundedBinsBackward } from "./pooling.js"
import { noSamples } from "./ps-roi-align.js"
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
  meanOfNothing,
  rootOfNothing,
  slopeAtNothing,
  roundedSides,
  roundedOverlap,
  roundedOverlapInClass,
  shiftedClasses,
  nothingToMatch,
  uselessRescue,
  levelBorder,
  roundedBins,
  roundedBinsBackward,
  lostCells,
  lostCellsBackward,
  noSamples,
  noPixel,
  pastedOutside,
  fourDecimals,
  weightedMaximum,
}
