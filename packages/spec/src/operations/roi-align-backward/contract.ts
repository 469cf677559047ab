import type { Contract, FloatTensor } from "@detspec/core"
import { between, cite, flag, integer } from "@detspec/core"
import {
  cotangent,
  type Gradient,
  gradient,
  maps,
  type PoolingBackward,
  regions,
} from "../../shared/pooling-fields.js"
import {
  backwardRequires,
  gradientFits,
  mostSamples,
  samplesBounded,
} from "../../shared/pooling-requirements.js"
import { sameChannel } from "../../shared/region.js"
import { sampleSway } from "../../shared/sample-sway.js"
import { spreadScale } from "../../shared/sway.js"

export type RoiAlignBackwardInput = PoolingBackward & { readonly samples: number; readonly aligned: boolean }
export type RoiAlignBackwardOutput = Gradient

const scale = (input: RoiAlignBackwardInput): FloatTensor => {
  const { cotangent, batch, height, width } = input
  const [, channels = 0, rows = 0, columns = 0] = cotangent.shape
  const sway = sampleSway(input, [height, width], [rows, columns], input)
  return spreadScale(cotangent, sway, [batch, channels, height, width], sameChannel)
}

export const roiAlignBackwardContract: Contract<RoiAlignBackwardInput, RoiAlignBackwardOutput> = {
  name: "roiAlignBackward",
  summary:
    "Gives every cell what flows back into the bins that read it: the transpose of roiAlign by the mean.",
  formula: [
    String.raw`\frac{\partial L}{\partial F_{b,c,v,u}} = \sum_{r:\, b_r = b} \sum_{i,j} \frac{g_{r,c,i,j}}{n_y n_x} \sum_{k,l} w_v(y_{i n_y + k})\, w_u(x_{j n_x + l})`,
    String.raw`w_v(y) = \max(0, 1 - |y - v|), \quad y_m, x_m, n_y, n_x \text{ as in roiAlign}`,
  ],
  inputs: {
    cotangent: cotangent("C"),
    ...regions,
    samples: integer(between(0, mostSamples), "points", "samples a side of a bin, as in the forward pass"),
    aligned: flag("as in the forward pass"),
    ...maps,
  },
  outputs: { gradient: gradient("C") },
  requires: [
    ...backwardRequires,
    gradientFits(({ cotangent }) => cotangent.shape[1] ?? 0),
    samplesBounded(({ cotangent }) => [cotangent.shape[2] ?? 0, cotangent.shape[3] ?? 0]),
  ],
  accuracy: {
    gradient: {
      kind: "rounded",
      cost: { roundings: 16 },
      because:
        "every share errs by the position of its sample, as forward; a cell adds up one share for every sample that " +
        "touches it, and each addition rounds; infinite where a rounding decides on a sample",
      scale,
    },
  },
  edgeCases: [
    "A sample that counts as 0 gives nothing back; one in the cell beyond the border gives all to the border.",
    "A bin without samples gives nothing back.",
    "Shares of several regions on one cell add up, in any order.",
    "Images without regions, and no regions at all, have gradient 0.",
  ],
  presets: {},
  sources: [
    cite("maskRcnn", "section 3, “RoIAlign”"),
    cite("fastRcnn", "section 2.3: gradients add up over regions"),
  ],
}
