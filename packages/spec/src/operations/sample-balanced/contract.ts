import type { Contract, Int32Tensor, Requirement } from "@detspec/core"
import { atLeast, between, cite, int32s, integer, number, requireThat, toArray } from "@detspec/core"
import { sampleBalancedPresets } from "./presets.js"

export type SampleBalancedInput = {
  readonly labels: Int32Tensor
  readonly permutation: Int32Tensor
  readonly size: number
  readonly positiveFraction: number
}
export type SampleBalancedOutput = { readonly positives: Int32Tensor; readonly negatives: Int32Tensor }

/** Each index is met once: as many as there are, none twice. */
const isPermutation = (order: Int32Tensor): boolean => {
  const [count = 0] = order.shape
  const met = new Uint8Array(count)
  for (let k = 0; k < count; k += 1) {
    const i = order.get(k)
    if (met[i] !== 0) return false
    met[i] = 1
  }
  return true
}

const everyIndexOnce: Requirement<SampleBalancedInput> = requireThat(
  "permutation of the indices",
  "permutation",
  "hold every index below N once",
  ({ permutation }) => isPermutation(permutation),
  ({ permutation }) => `[${toArray(permutation).slice(0, 8).join(", ")}]`,
)

export const sampleBalancedContract: Contract<SampleBalancedInput, SampleBalancedOutput> = {
  name: "sampleBalanced",
  summary:
    "Draws at most so many positives, and fills the sample up with negatives, in the order of a permutation.",
  formula: [
    String.raw`P = \min(\#\{i: t_i \ge 1\}, \lfloor B f \rfloor), \quad Q = \min(\#\{i: t_i = 0\}, B - P)`,
    String.raw`\text{the first } P \text{ positives and the first } Q \text{ negatives in } \pi_0, \pi_1, \dots`,
  ],
  inputs: {
    labels: int32s(["N"], "t: 1 or more: positive; 0: negative; -1: ignored", atLeast(-1)),
    permutation: int32s(
      ["N"],
      "π: the order of preference, each index once; random where the sample is to be",
    ),
    size: integer(atLeast(0), "examples", "B: how many to draw, if there are as many"),
    positiveFraction: number(between(0, 1), "share", "f: the largest share of positives"),
  },
  outputs: {
    positives: int32s(["P"], "indices of the drawn positives, ascending"),
    negatives: int32s(["Q"], "indices of the drawn negatives, ascending"),
  },
  requires: [everyIndexOnce],
  accuracy: {
    positives: { kind: "exact", because: "indices are counted; B · f is one product in float64" },
    negatives: { kind: "exact", because: "indices are counted; B · f is one product in float64" },
  },
  edgeCases: [
    "B · f is rounded down: 10 examples at a share of 0.33 have at most 3 positives.",
    "Missing positives are made up by negatives; missing negatives are not made up by positives.",
    "Ignored ones are never drawn.",
    "No labels, or size 0: nothing is drawn.",
  ],
  presets: sampleBalancedPresets,
  sources: [
    cite("fasterRcnn", "section 3.1.3, Training RPNs: 256 anchors, up to half of them positive"),
    cite("fastRcnn", "section 2.3, Mini-batch sampling: 64 regions an image, a quarter of them positive"),
  ],
}
