import type { Contract, FloatTensor } from "@detspec/core"
import { cite } from "@detspec/core"
import {
  cotangent,
  type Gradient,
  gradient,
  maps,
  type PoolingBackward,
  regions,
} from "../../shared/pooling-fields.js"
import { backwardRequires, gradientFits } from "../../shared/pooling-requirements.js"
import { psSway } from "../../shared/ps-cells.js"
import { channelOfBin } from "../../shared/region.js"
import { spreadScale } from "../../shared/sway.js"

export type PsRoiPoolBackwardInput = PoolingBackward
export type PsRoiPoolBackwardOutput = Gradient

const scale = (input: PsRoiPoolBackwardInput): FloatTensor => {
  const { cotangent, batch, height, width } = input
  const [, channels = 0, rows = 0, columns = 0] = cotangent.shape
  const shape = [batch, channels * rows * columns, height, width] as const
  const sway = psSway(input, [height, width], [rows, columns])
  return spreadScale(cotangent, sway, shape, channelOfBin(rows, columns))
}

export const psRoiPoolBackwardContract: Contract<PsRoiPoolBackwardInput, PsRoiPoolBackwardOutput> = {
  name: "psRoiPoolBackward",
  summary:
    "Shares what flows back into a bin out equally among the cells it averaged: the transpose of psRoiPool.",
  formula: [
    String.raw`\frac{\partial L}{\partial F_{b,c,v,u}} = \sum_{r:\, b_r = b} \frac{g_{r,d,i,j}}{|B_i|\,|B_j|}\, [v \in B_i]\, [u \in B_j], \quad c = (d P_y + i) P_x + j`,
    String.raw`B_i, B_j \text{ as in psRoiPool}`,
  ],
  inputs: { cotangent: cotangent("D"), ...regions, ...maps },
  outputs: { gradient: gradient("C") },
  requires: [
    ...backwardRequires,
    gradientFits(({ cotangent: { shape } }) => (shape[1] ?? 0) * (shape[2] ?? 0) * (shape[3] ?? 0)),
  ],
  accuracy: {
    gradient: {
      kind: "rounded",
      cost: { roundings: 16 },
      because:
        "a share is one division; a cell adds up one share for every region that covers it, and each addition rounds; " +
        "infinite where a rounding decides on the cells",
      scale,
    },
  },
  edgeCases: [
    "The gradient has D · pooledHeight · pooledWidth channels.",
    "A bin off the map gives nothing back.",
    "Shares of several regions on one cell add up, in any order.",
    "Images without regions, and no regions at all, have gradient 0.",
  ],
  presets: {},
  sources: [cite("rFcn", "section 2, “Position-sensitive score maps & Position-sensitive RoI pooling”")],
}
