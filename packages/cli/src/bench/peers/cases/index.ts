import type { OperationName } from "@detspec/spec"
import { anchorCases } from "./anchors.js"
import { boxCases } from "./boxes.js"
import { logitCases, lossCases } from "./losses.js"
import { maskCases } from "./masks.js"
import { overlapCases } from "./overlaps.js"
import type { PeerCase } from "./peer-case.js"
import { poolingCases, positionSensitiveCases } from "./poolings.js"
import { suppressionCases } from "./suppression.js"

/** Cases by family, so that only the data of those that are asked for are made. */
const families: readonly {
  readonly of: readonly OperationName[]
  readonly cases: () => readonly PeerCase[]
}[] = [
  { of: ["boxIou", "generalizedBoxIou", "distanceBoxIou", "completeBoxIou"], cases: overlapCases },
  { of: ["decodeBoxes", "encodeBoxes", "clipBoxes", "removeSmallBoxes", "convertBoxes"], cases: boxCases },
  { of: ["generateAnchors", "matchAnchors", "matchQuality", "assignPyramidLevels"], cases: anchorCases },
  { of: ["nms", "batchedNms", "softNms"], cases: suppressionCases },
  {
    of: [
      "smoothL1",
      "smoothL1Gradient",
      "softmaxCrossEntropy",
      "softmaxCrossEntropyGradient",
      "boxIouLoss",
      "boxIouLossGradient",
      "generalizedBoxIouLoss",
      "generalizedBoxIouLossGradient",
      "distanceBoxIouLoss",
      "distanceBoxIouLossGradient",
      "completeBoxIouLoss",
      "completeBoxIouLossGradient",
    ],
    cases: lossCases,
  },
  {
    of: ["sigmoidFocalLoss", "sigmoidFocalLossGradient", "binaryCrossEntropy", "binaryCrossEntropyGradient"],
    cases: logitCases,
  },
  {
    of: [
      "roiAlign",
      "roiAlignBackward",
      "roiPool",
      "roiPoolBackward",
      "cropAndResize",
      "cropAndResizeBackward",
    ],
    cases: poolingCases,
  },
  {
    of: ["psRoiPool", "psRoiPoolBackward", "psRoiAlign", "psRoiAlignBackward"],
    cases: positionSensitiveCases,
  },
  { of: ["maskIou", "masksToBoxes", "pasteMasks"], cases: maskCases },
]

/** Every case of the operations whose names contain a text. */
export const peerCases = (text: string): readonly PeerCase[] =>
  families
    .filter(({ of }) => of.some((name) => name.includes(text)))
    .flatMap(({ cases }) => cases())
    .filter(({ operation }) => operation.includes(text))
