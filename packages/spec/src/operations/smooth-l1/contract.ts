import type { Contract, FloatTensor } from "@detspec/core"
import { atLeast, cite, floats, number } from "@detspec/core"
import { smoothL1Presets } from "./presets.js"

export type SmoothL1Input = {
  readonly predictions: FloatTensor
  readonly targets: FloatTensor
  readonly beta: number
}
export type SmoothL1Output = { readonly loss: FloatTensor }

export const smoothL1Contract: Contract<SmoothL1Input, SmoothL1Output> = {
  name: "smoothL1",
  summary: "The distance of each prediction from its target, squared where it is small.",
  formula: [
    String.raw`\ell = \begin{cases} d^2 / (2 \beta) & d < \beta \\ d - \beta / 2 & \text{otherwise} \end{cases}, \quad d = |p - t|`,
  ],
  inputs: {
    predictions: floats(["N", "D"], "any", "p: what the network says, deltas of a box for example"),
    targets: floats(["N", "D"], "any", "t: what it should say"),
    beta: number(atLeast(0), "as predictions", "β: where the parabola meets the line; 0 leaves plain L1"),
  },
  outputs: { loss: floats(["N", "D"], "as predictions", "ℓ, at least 0, not reduced") },
  requires: [],
  accuracy: {
    loss: {
      kind: "rounded",
      cost: { roundings: 8, divisions: 1 },
      because:
        "d rounds once and enters squared, β rounds once, a product and a half: 5 on the parabola; " +
        "on the line d and β/2 cancel to no less than d/2, so their 3 roundings count twice, and one more",
      scale: (_, { loss }) => loss,
    },
  },
  edgeCases: [
    "β = 0 is the absolute difference, 0 at 0: nothing is divided by β.",
    "At d = β both branches give β/2.",
    "Elements are neither summed nor averaged.",
  ],
  presets: smoothL1Presets,
  sources: [
    cite("fastRcnn", "eq. (3): β = 1"),
    cite("fasterRcnn", "section 3.1.2: the loss of the RPN's boxes"),
  ],
}
