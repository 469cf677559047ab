import type { Contract, FloatTensor } from "@detspec/core"
import { cropSway } from "../../shared/crop-sway.js"
import {
  cotangent,
  type Gradient,
  gradient,
  maps,
  type PoolingBackward,
  regions,
} from "../../shared/pooling-fields.js"
import { backwardRequires, gradientFits } from "../../shared/pooling-requirements.js"
import { sameChannel } from "../../shared/region.js"
import { spreadScale } from "../../shared/sway.js"

export type CropAndResizeBackwardInput = PoolingBackward
export type CropAndResizeBackwardOutput = Gradient

const scale = (input: CropAndResizeBackwardInput): FloatTensor => {
  const { cotangent, batch, height, width } = input
  const [, channels = 0, rows = 0, columns = 0] = cotangent.shape
  const sway = cropSway(input, [height, width], [rows, columns])
  return spreadScale(cotangent, sway, [batch, channels, height, width], sameChannel)
}

export const cropAndResizeBackwardContract: Contract<
  CropAndResizeBackwardInput,
  CropAndResizeBackwardOutput
> = {
  name: "cropAndResizeBackward",
  summary: "Gives every cell what flows back into the points that read it: the transpose of cropAndResize.",
  formula: [
    String.raw`\frac{\partial L}{\partial F_{b,c,v,u}} = \sum_{r:\, b_r = b} \sum_{i,j} g_{r,c,i,j}\, w_v(y_i)\, w_u(x_j)`,
    String.raw`w_v(y) = \max(0, 1 - |y - v|) \text{ on the map, } 0 \text{ off it}; \quad y_i, x_j \text{ as in cropAndResize}`,
  ],
  inputs: { cotangent: cotangent("C"), ...regions, ...maps },
  outputs: { gradient: gradient("C") },
  requires: [...backwardRequires, gradientFits(({ cotangent }) => cotangent.shape[1] ?? 0)],
  accuracy: {
    gradient: {
      kind: "rounded",
      cost: { roundings: 16 },
      because:
        "every share errs by the position of its point, as forward; a cell adds up one share for every point that " +
        "touches it, and each addition rounds; infinite where a rounding decides whether a point is on the map",
      scale,
    },
  },
  edgeCases: [
    "An extrapolated point gives nothing back.",
    "Shares of several regions on one cell add up, in any order.",
    "Images without regions, and no regions at all, have gradient 0.",
  ],
  presets: {},
  sources: [],
}
