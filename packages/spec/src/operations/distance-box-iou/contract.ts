import type { Contract, FloatTensor } from "@detspec/core"
import { atLeast, boxes, cite, floats, number, ordered } from "@detspec/core"
import { remoteness } from "../../shared/box-pair.js"
import { pairwise } from "../../shared/pairwise.js"
import { distanceBoxIouPresets } from "./presets.js"

export type DistanceBoxIouInput = {
  readonly boxes1: FloatTensor
  readonly boxes2: FloatTensor
  readonly epsilon: number
}
export type DistanceBoxIouOutput = { readonly diou: FloatTensor }

export const distanceBoxIouContract: Contract<DistanceBoxIouInput, DistanceBoxIouOutput> = {
  name: "distanceBoxIou",
  summary: "IoU less the squared distance of the centres over the squared diagonal of the enclosing box.",
  formula: [
    String.raw`\mathrm{DIoU}(a, b) = \mathrm{IoU}(a, b) - \frac{\rho^2}{c^2 + \varepsilon}`,
    String.raw`\rho^2 = (x^a - x^b)^2 + (y^a - y^b)^2, \quad (x, y) \text{ the centres}`,
    String.raw`c^2 = w_C^2 + h_C^2, \quad C \text{ the smallest box that holds both}`,
  ],
  inputs: {
    boxes1: boxes("N", "the boxes of the rows"),
    boxes2: boxes("M", "the boxes of the columns"),
    epsilon: number(atLeast(0), "pixels²", "ε: added to the squared diagonal"),
  },
  outputs: { diou: floats(["N", "M"], "in [-1, 1]", "DIoU of boxes1[n] with boxes2[m]") },
  requires: [ordered("boxes1"), ordered("boxes2")],
  accuracy: {
    diou: {
      kind: "rounded",
      cost: { roundings: 28, divisions: 2 },
      because:
        "IoU: 16 roundings and a division, relative to at most 1; each centre rounds at the size of the coordinates, so " +
        "ρ²/c² errs by 6 roundings of |coordinate| / c; squares, sums, ε and the quotient: 10; the last subtraction: 1",
      scale: ({ boxes1, boxes2 }) => pairwise(boxes1, boxes2, (a, b) => 1 + remoteness(a, b)),
    },
  },
  edgeCases: [
    "Boxes with one centre have no penalty: DIoU is IoU.",
    "Two points in one place: ρ = c = 0, and with ε = 0 the quotient is read as no penalty; DIoU is 0.",
    "Two points apart: ρ = c, so DIoU is -1 with ε = 0.",
  ],
  presets: distanceBoxIouPresets,
  sources: [cite("diou", "section Distance-IoU Loss: the penalty ρ²/c²")],
}
