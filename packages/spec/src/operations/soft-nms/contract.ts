import type { Contract, FloatTensor, Int32Tensor } from "@detspec/core"
import { above, between, boxes, choice, cite, floats, int32s, number, ordered, tabulate } from "@detspec/core"
import { softNmsPresets } from "./presets.js"

export type SoftNmsInput = {
  readonly boxes: FloatTensor
  readonly scores: FloatTensor
  readonly decay: "linear" | "gaussian"
  readonly threshold: number
  readonly sigma: number
  readonly minScore: number
}
export type SoftNmsOutput = { readonly keep: Int32Tensor; readonly scores: FloatTensor }

const score = between(0, 2 ** 60)

export const softNmsContract: Contract<SoftNmsInput, SoftNmsOutput> = {
  name: "softNms",
  summary:
    "Takes the best box again and again, and lowers the scores of those it overlaps instead of dropping them.",
  formula: [
    String.raw`\text{repeat: } i = \arg\max_j s_j \text{ of those left; stop if } s_i < s_{\min}; \text{ keep } i; \text{ for all left: } s_j \leftarrow s_j \, f(\mathrm{IoU}(b_i, b_j))`,
    String.raw`\text{linear: } f(u) = \begin{cases} 1 - u & u \ge \tau \\ 1 & u < \tau \end{cases} \qquad \text{gaussian: } f(u) = e^{-u^2 / \sigma}`,
  ],
  inputs: {
    boxes: boxes("N", "the candidates"),
    scores: floats(["N"], "any", "one score a box, not negative", score),
    decay: choice(["linear", "gaussian"], "how much an overlap costs"),
    threshold: number(between(0, 1), "IoU", "τ: linear only: a smaller overlap costs nothing"),
    sigma: number(above(0), "IoU²", "σ: gaussian only: how slowly the cost grows"),
    minScore: number(score, "score", "s_min: a box whose best lowered score is below it is dropped"),
  },
  outputs: {
    keep: int32s(["K"], "indices of the kept boxes, in the order in which they were taken"),
    scores: floats(["K"], "any", "their lowered scores, descending", score),
  },
  requires: [ordered("boxes")],
  accuracy: {
    keep: {
      kind: "choice",
      because: "scores within rounding of each other, of s_min, or IoUs of τ, may fall on either side",
    },
    scores: {
      kind: "rounded",
      cost: { roundings: 18, divisions: 2, exps: 1 },
      because:
        "each box taken before lowers a score once, and errs relative to it: linear by the overlap's 16 roundings and a " +
        "quotient, the difference and the product; gaussian by less, since p e^(-p) ≤ 0.37 damps the errors of the power p. " +
        "Where rounding changes the order, the scores follow it",
      scale: (input, { keep }) =>
        tabulate(keep.shape, (taken = 0) => taken * input.scores.get(keep.get(taken))),
    },
  },
  edgeCases: [
    "The best box keeps its score, if it reaches s_min.",
    "Equal scores: the lower index is taken first.",
    "A score of exactly s_min is kept; an IoU of exactly τ costs.",
    "Linear: an equal box is lowered to 0, and kept only if s_min is 0.",
    "Every box taken lowers all that are left: two overlaps multiply.",
    "Boxes without area overlap nothing and keep their scores.",
  ],
  presets: softNmsPresets,
  sources: [cite("softNms", "section 3: the re-scoring functions, linear and Gaussian, and the algorithm")],
}
