import type { OperationName } from "@detspec/spec"
import { anchorCases } from "./anchors.js"
import { boxCases } from "./boxes.js"
import { lossCases } from "./losses.js"
import { overlapCases } from "./overlaps.js"
import type { PeerCase } from "./peer-case.js"
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
  { of: ["smoothL1", "smoothL1Gradient"], cases: lossCases },
]

/** Every case of the operations whose names contain a text. */
export const peerCases = (text: string): readonly PeerCase[] =>
  families
    .filter(({ of }) => of.some((name) => name.includes(text)))
    .flatMap(({ cases }) => cases())
    .filter(({ operation }) => operation.includes(text))
