import type { Contract, FloatTensor } from "@detspec/core"
import { atLeast, boxes, cite, floats, number, ordered } from "@detspec/core"
import { remoteness } from "../../shared/box-pair.js"
import { pairwise } from "../../shared/pairwise.js"
import { completeBoxIouPresets } from "./presets.js"

export type CompleteBoxIouInput = {
  readonly boxes1: FloatTensor
  readonly boxes2: FloatTensor
  readonly epsilon: number
}
export type CompleteBoxIouOutput = { readonly ciou: FloatTensor }

export const completeBoxIouContract: Contract<CompleteBoxIouInput, CompleteBoxIouOutput> = {
  name: "completeBoxIou",
  summary: "DIoU less a penalty for unlike shapes, which counts the more the better the boxes overlap.",
  formula: [
    String.raw`\mathrm{CIoU}(a, b) = \mathrm{IoU} - \frac{\rho^2}{c^2 + \varepsilon} - \alpha v`,
    String.raw`v = \frac{4}{\pi^2} \left(\arctan\frac{w_a}{h_a} - \arctan\frac{w_b}{h_b}\right)^2, \quad \alpha = \frac{v}{(1 - \mathrm{IoU}) + v + \varepsilon}`,
  ],
  inputs: {
    boxes1: boxes("N", "the boxes of the rows"),
    boxes2: boxes("M", "the boxes of the columns"),
    epsilon: number(atLeast(0), "any", "ε: added to the squared diagonal and to α's denominator"),
  },
  outputs: { ciou: floats(["N", "M"], "in [-1.5, 1]", "CIoU of boxes1[n] with boxes2[m]") },
  requires: [ordered("boxes1"), ordered("boxes2")],
  accuracy: {
    ciou: {
      kind: "rounded",
      cost: { roundings: 60, divisions: 6, arctangents: 4 },
      because:
        "DIoU: 28 roundings, 2 divisions; v: each angle errs by half the error of w/h, so v by 9 roundings, 2 divisions " +
        "and 4 arctangents; αv = v²/(1 - IoU + v + ε) passes on at most v's error, and IoU's (16, 1 division), once each; " +
        "its own sums, quotient and product: 6 and a division; the last subtraction: 1",
      scale: ({ boxes1, boxes2 }) => pairwise(boxes1, boxes2, (a, b) => 1 + remoteness(a, b)),
    },
  },
  edgeCases: [
    "Boxes of one shape have v = 0: CIoU is DIoU, also where they are equal and α would be 0/0.",
    "A level line (h = 0) has the angle π/2, an upright line 0; a point has no shape and is given the angle 0.",
    "Two points in one place: no penalty of either kind; CIoU is 0.",
  ],
  presets: completeBoxIouPresets,
  sources: [cite("diou", "section Complete IoU Loss: v and its weight α")],
}
