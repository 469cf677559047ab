import type { Contract, FloatTensor, Int32Tensor } from "@detspec/core"
import { between, cite, floats, int32s } from "@detspec/core"
import type { Matching } from "../../shared/matching.js"
import { lowUpToHigh, matchingFields } from "../../shared/matching.js"
import { matchQualityPresets } from "./presets.js"

export type MatchQualityInput = Matching & { readonly quality: FloatTensor }
export type MatchQualityOutput = { readonly matches: Int32Tensor }

export const matchQualityContract: Contract<MatchQualityInput, MatchQualityOutput> = {
  name: "matchQuality",
  summary:
    "Gives each anchor the truth that suits it best, or says that it is negative or ignored, from a table of qualities.",
  formula: [
    String.raw`m^*(n) = \arg\max_m q_{mn}, \quad \mathrm{match}(n) = \begin{cases} m^*(n) & q_{m^*(n)\,n} \ge h \\ -2 & l \le q_{m^*(n)\,n} < h \\ -1 & q_{m^*(n)\,n} < l \end{cases}`,
    String.raw`\text{own: } \exists m: q_{mn} = \max_{n'} q_{mn'} > 0 \;\Rightarrow\; \mathrm{match}(n) = m^*(n)`,
    String.raw`\text{rescuer: for } m = 0, 1, \dots: \; \max_{n'} q_{mn'} > 0 \;\Rightarrow\; \mathrm{match}(\arg\max_{n'} q_{mn'}) := m`,
  ],
  inputs: {
    quality: floats(
      ["M", "N"],
      "0 to 1",
      "q: how well truth m suits anchor n, mostly their IoU",
      between(0, 1),
    ),
    ...matchingFields,
  },
  outputs: {
    matches: int32s(["N"], "index of the anchor's truth; -1: negative (background); -2: ignored (neither)"),
  },
  requires: [lowUpToHigh()],
  accuracy: {
    matches: { kind: "exact", because: "numbers that are given are compared; nothing is computed" },
  },
  edgeCases: [
    "A quality equal to high is positive; one equal to low is ignored, or positive where low = high.",
    "Equal qualities: the first truth, and the first anchor.",
    "No anchor of quality 0 turns positive: a truth that overlaps nothing rescues nothing.",
    "own may leave a truth without an anchor: its best anchor stays with its own, better truth.",
    "rescuer overwrites: where two truths share their best anchor, the last one has it.",
    "No truths: every anchor is negative. No anchors: no matches.",
  ],
  presets: matchQualityPresets,
  sources: [
    cite("fasterRcnn", "section 3.1.2, Loss Function: conditions (i) and (ii) for a positive anchor"),
    cite("ssd", "section 2.2, Matching strategy"),
    cite("retinaNet", "section 4, Anchors: 0.5 and 0.4"),
  ],
}
