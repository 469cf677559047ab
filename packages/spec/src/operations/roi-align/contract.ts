import type { Contract, FloatTensor } from "@detspec/core"
import { between, choice, cite, flag, integer } from "@detspec/core"
import { bins, features, type Pooling, pooled, regions } from "../../shared/pooling-fields.js"
import { mostSamples, poolingRequires, samplesBounded } from "../../shared/pooling-requirements.js"
import { sameChannel } from "../../shared/region.js"
import { sampleSway } from "../../shared/sample-sway.js"
import { poolScale } from "../../shared/sway.js"
import { roiAlignPresets } from "./presets.js"

export type RoiAlignInput = Pooling & {
  readonly samples: number
  readonly aligned: boolean
  readonly reduce: "mean" | "max"
}
export type RoiAlignOutput = { readonly output: FloatTensor }

const scale = (input: RoiAlignInput): FloatTensor => {
  const { features, pooledHeight, pooledWidth, reduce } = input
  const [, channels = 0, height = 0, width = 0] = features.shape
  const sway = sampleSway(input, [height, width], [pooledHeight, pooledWidth], input)
  return poolScale(features, sway, [channels, pooledHeight, pooledWidth], sameChannel, reduce)
}

export const roiAlignContract: Contract<RoiAlignInput, RoiAlignOutput> = {
  name: "roiAlign",
  summary:
    "Cuts each region into bins without rounding anything, and reads each bin at points between the cells.",
  formula: [
    String.raw`\mathrm{out}_{r,c,i,j} = \frac{1}{n_y n_x} \sum_{k=0}^{n_y-1} \sum_{l=0}^{n_x-1} F_c(y_{i n_y + k},\, x_{j n_x + l}), \quad \text{or the max}`,
    String.raw`y_m = y_1 + \frac{m + \frac12}{n_y P_y} (y_2 - y_1), \quad n_y = \text{samples, or } \left\lceil \frac{y_2 - y_1}{P_y} \right\rceil`,
    String.raw`F_c(y, x) = \sum_{v,u} \max(0, 1 - |y - v|)\, \max(0, 1 - |x - u|)\, F_{c,v,u}`,
    String.raw`(x_1, y_1, x_2, y_2) = s \cdot \text{box} - \tfrac12 \text{ if aligned, } s \cdot \text{box otherwise}`,
  ],
  inputs: {
    features,
    ...regions,
    ...bins,
    samples: integer(
      between(0, mostSamples),
      "points",
      "samples a side of a bin; 0: as many as the bin spans cells, rounded up",
    ),
    aligned: flag(
      "whether half a cell is taken off, since the centre of a cell lies half a cell from its edge; " +
        "without it (legacy) a region also has at least 1 × 1 cell",
    ),
    reduce: choice(["mean", "max"], "what becomes of the samples of a bin"),
  },
  outputs: { output: pooled("C", "the features of every bin of every region") },
  requires: [
    ...poolingRequires,
    samplesBounded(({ pooledHeight, pooledWidth }) => [pooledHeight, pooledWidth]),
  ],
  accuracy: {
    output: {
      kind: "rounded",
      cost: { roundings: 16 },
      because:
        "the position of a sample rounds 8 times (scale, half a cell, side, three for its place, times, plus), which " +
        "shifts weight between the cells around it on two axes; adding n samples of 4 products rounds n times; " +
        "infinite where a rounding decides how many samples there are or whether one lies outside",
      scale,
    },
  },
  edgeCases: [
    "A sample up to one cell beyond the first or last centre, −1 ≤ y ≤ H, reads the cell at the border; beyond that it counts as 0.",
    "A bin without samples, of a region without a side, is 0.",
    "Samples interpolate: a maximum is taken over interpolated values, not over products.",
    "Regions may lie outside the map or cross its border. More bins than cells are allowed.",
    "No regions: an empty output.",
  ],
  presets: roiAlignPresets,
  sources: [
    cite("maskRcnn", "section 3, “RoIAlign”"),
    cite("maskRcnn", "figure 3: the sampling points of a bin"),
  ],
}
