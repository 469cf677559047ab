import type { Contract, FloatTensor } from "@detspec/core"
import { between, cite, integer } from "@detspec/core"
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
import { channelOfBin } from "../../shared/region.js"
import { sampleSway } from "../../shared/sample-sway.js"
import { spreadScale } from "../../shared/sway.js"

export type PsRoiAlignBackwardInput = PoolingBackward & { readonly samples: number }
export type PsRoiAlignBackwardOutput = Gradient

const scale = (input: PsRoiAlignBackwardInput): FloatTensor => {
  const { cotangent, batch, height, width } = input
  const [, channels = 0, rows = 0, columns = 0] = cotangent.shape
  const shape = [batch, channels * rows * columns, height, width] as const
  const sway = sampleSway(input, [height, width], [rows, columns], { ...input, aligned: true })
  return spreadScale(cotangent, sway, shape, channelOfBin(rows, columns))
}

export const psRoiAlignBackwardContract: Contract<PsRoiAlignBackwardInput, PsRoiAlignBackwardOutput> = {
  name: "psRoiAlignBackward",
  summary: "Gives every cell what flows back into the bins that read it: the transpose of psRoiAlign.",
  formula: [
    String.raw`\frac{\partial L}{\partial F_{b,c,v,u}} = \sum_{r:\, b_r = b} \frac{g_{r,d,i,j}}{n_y n_x} \sum_{k,l} w_v(y_{i n_y + k})\, w_u(x_{j n_x + l}), \quad c = (d P_y + i) P_x + j`,
    String.raw`w_v(y) = \max(0, 1 - |y - v|), \quad y_m, x_m, n_y, n_x \text{ as in roiAlign, aligned}`,
  ],
  inputs: {
    cotangent: cotangent("D"),
    ...regions,
    samples: integer(between(0, mostSamples), "points", "samples a side of a bin, as in the forward pass"),
    ...maps,
  },
  outputs: { gradient: gradient("C") },
  requires: [
    ...backwardRequires,
    gradientFits(({ cotangent: { shape } }) => (shape[1] ?? 0) * (shape[2] ?? 0) * (shape[3] ?? 0)),
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
    "The gradient has D · pooledHeight · pooledWidth channels.",
    "A sample that counts as 0, and a bin without samples, give nothing back.",
    "Shares of several regions on one cell add up, in any order.",
    "Images without regions, and no regions at all, have gradient 0.",
  ],
  presets: {},
  sources: [
    cite("rFcn", "section 2, “Position-sensitive score maps & Position-sensitive RoI pooling”"),
    cite("maskRcnn", "section 3, “RoIAlign”"),
  ],
}
