import type { Contract, FloatTensor } from "@detspec/core"
import { between, cite, integer } from "@detspec/core"
import { bins, features, type Pooling, pooled, regions } from "../../shared/pooling-fields.js"
import {
  channelForEveryBin,
  mostSamples,
  psPoolingRequires,
  samplesBounded,
} from "../../shared/pooling-requirements.js"
import { channelOfBin } from "../../shared/region.js"
import { sampleSway } from "../../shared/sample-sway.js"
import { poolScale } from "../../shared/sway.js"

export type PsRoiAlignInput = Pooling & { readonly samples: number }
export type PsRoiAlignOutput = { readonly output: FloatTensor }

const scale = (input: PsRoiAlignInput): FloatTensor => {
  const { features, pooledHeight: rows, pooledWidth: columns } = input
  const [, channels = 0, height = 0, width = 0] = features.shape
  const shape = [channels / (rows * columns), rows, columns] as const
  const sway = sampleSway(input, [height, width], [rows, columns], { ...input, aligned: true })
  return poolScale(features, sway, shape, channelOfBin(rows, columns), "mean")
}

export const psRoiAlignContract: Contract<PsRoiAlignInput, PsRoiAlignOutput> = {
  name: "psRoiAlign",
  summary: "Reads each bin of a region at points between the cells, every bin on a channel of its own.",
  formula: [
    String.raw`\mathrm{out}_{r,d,i,j} = \frac{1}{n_y n_x} \sum_{k=0}^{n_y-1} \sum_{l=0}^{n_x-1} F_c(y_{i n_y + k},\, x_{j n_x + l}), \quad c = (d P_y + i) P_x + j`,
    String.raw`y_m, x_m, n_y, n_x \text{ and } F_c(y, x) \text{ as in roiAlign, aligned}`,
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
  },
  outputs: {
    output: pooled("D", "the mean of the samples of every bin; D = C / (pooledHeight · pooledWidth)"),
  },
  requires: [
    ...psPoolingRequires,
    channelForEveryBin,
    samplesBounded(({ pooledHeight, pooledWidth }) => [pooledHeight, pooledWidth]),
  ],
  accuracy: {
    output: {
      kind: "rounded",
      cost: { roundings: 16 },
      because:
        "as roiAlign: the position of a sample rounds 8 times, on two axes; adding n samples rounds n times; " +
        "infinite where a rounding decides how many samples there are or whether one lies outside",
      scale,
    },
  },
  edgeCases: [
    "Half a cell is always taken off; a region may be smaller than a cell.",
    "A bin without samples, of a region without a side, is 0.",
    "Samples off the map as in roiAlign: −1 ≤ y ≤ H reads the border, beyond that counts as 0.",
    "Channels run by output channel, then row of bins, then column of bins.",
  ],
  presets: {},
  sources: [
    cite("rFcn", "section 2, “Position-sensitive score maps & Position-sensitive RoI pooling”"),
    cite("maskRcnn", "section 3, “RoIAlign”"),
  ],
}
