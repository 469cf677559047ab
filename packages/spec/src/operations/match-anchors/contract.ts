import type { Contract, FloatTensor, Int32Tensor } from "@detspec/core"
import { boxes, cite, int32s, ordered } from "@detspec/core"
import type { Matching } from "../../shared/matching.js"
import { lowUpToHigh, matchingFields } from "../../shared/matching.js"
import { matchAnchorsPresets } from "./presets.js"

export type MatchAnchorsInput = Matching & {
  readonly anchors: FloatTensor
  readonly truths: FloatTensor
}
export type MatchAnchorsOutput = { readonly matches: Int32Tensor }

export const matchAnchorsContract: Contract<MatchAnchorsInput, MatchAnchorsOutput> = {
  name: "matchAnchors",
  summary: "Gives each anchor the true box that it overlaps best, or says that it is negative or ignored.",
  formula: [
    String.raw`\mathrm{matchAnchors}(\text{anchors}, \text{truths}) = \mathrm{matchQuality}(q), \quad q_{mn} = \mathrm{IoU}(\text{truth}_m, \text{anchor}_n)`,
  ],
  inputs: {
    anchors: boxes("N", "the anchors, or proposals"),
    truths: boxes("M", "the true boxes of the image"),
    ...matchingFields,
  },
  outputs: {
    matches: int32s(["N"], "index of the anchor's truth; -1: negative (background); -2: ignored (neither)"),
  },
  requires: [ordered("anchors"), ordered("truths"), lowUpToHigh()],
  accuracy: {
    matches: {
      kind: "choice",
      because: "an IoU within rounding of a threshold, or of another IoU, may fall on either side",
    },
  },
  edgeCases: [
    "An IoU equal to high is positive; one equal to low is ignored, or positive where low = high.",
    "Equal overlaps: the first truth, and the first anchor.",
    "An anchor that overlaps no truth is never positive, whatever the low-quality rule.",
    "Boxes without area overlap nothing.",
    "No truths: every anchor is negative. No anchors: no matches.",
  ],
  presets: matchAnchorsPresets,
  sources: [
    cite("fasterRcnn", "section 3.1.2, Loss Function: conditions (i) and (ii) for a positive anchor"),
    cite("ssd", "section 2.2, Matching strategy"),
  ],
}
