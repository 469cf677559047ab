import type { Contract, FloatTensor } from "@detspec/core"
import { mapTensor, number, representable } from "@detspec/core"
import { cropSway } from "../../shared/crop-sway.js"
import { bins, features, type Pooling, pooled, regions } from "../../shared/pooling-fields.js"
import { poolingRequires } from "../../shared/pooling-requirements.js"
import { sameChannel } from "../../shared/region.js"
import { poolScale } from "../../shared/sway.js"

export type CropAndResizeInput = Pooling & { readonly extrapolation: number }
export type CropAndResizeOutput = { readonly output: FloatTensor }

const scale = (input: CropAndResizeInput): FloatTensor => {
  const { features, pooledHeight, pooledWidth, extrapolation } = input
  const [, channels = 0, height = 0, width = 0] = features.shape
  const sizes = mapTensor(features, (x) => Math.abs(x) + Math.abs(extrapolation))
  const sway = cropSway(input, [height, width], [pooledHeight, pooledWidth])
  return poolScale(sizes, sway, [channels, pooledHeight, pooledWidth], sameChannel, "mean")
}

export const cropAndResizeContract: Contract<CropAndResizeInput, CropAndResizeOutput> = {
  name: "cropAndResize",
  summary: "Reads each region at a grid of points whose first and last lie on the region's corners.",
  formula: [
    String.raw`\mathrm{out}_{r,c,i,j} = F_c(y_i, x_j), \text{ or the extrapolation where } y_i \notin [0, H - 1] \text{ or } x_j \notin [0, W - 1]`,
    String.raw`y_i = y_1 + \frac{i}{P_y - 1} (y_2 - y_1), \quad y_0 = \frac{y_1 + y_2}{2} \text{ if } P_y = 1`,
    String.raw`F_c(y, x) = \sum_{v,u} \max(0, 1 - |y - v|)\, \max(0, 1 - |x - u|)\, F_{c,v,u}, \quad (x_1, y_1, x_2, y_2) = s \cdot \text{box}`,
  ],
  inputs: {
    features,
    ...regions,
    ...bins,
    extrapolation: number(representable, "as the features", "the value of points off the map"),
  },
  outputs: { output: pooled("C", "the features at every point of every region") },
  requires: poolingRequires,
  accuracy: {
    output: {
      kind: "rounded",
      cost: { roundings: 16 },
      because:
        "the position of a point rounds 5 times (scale, side, two for its share, sum), which shifts weight between the " +
        "cells around it on two axes; four products are added; infinite where a rounding decides whether it is on the map",
      scale,
    },
  },
  edgeCases: [
    "0 is the centre of the first cell here, not its edge: this is not RoIAlign, and it is half a cell off it.",
    "A point on the last centre, y = H − 1, is on the map; a point beyond it is not.",
    "One row of bins lies in the middle of the region.",
    "The last point is y_2. Where y_1 + (y_2 − y_1) rounds to another number beside the border of the map, the point may count as on the map or off it.",
    "A map of one cell is read only at 0.",
    "TensorFlow takes boxes normalised by H − 1 and W − 1; here they are scaled by one number.",
  ],
  presets: { tensorflow: { extrapolation: 0 } },
  sources: [],
}
