import type { Contract, FloatTensor } from "@detspec/core"
import { cite } from "@detspec/core"
import { bins, features, type Pooling, pooled, regions } from "../../shared/pooling-fields.js"
import { channelForEveryBin, psPoolingRequires } from "../../shared/pooling-requirements.js"
import { psSway } from "../../shared/ps-cells.js"
import { channelOfBin } from "../../shared/region.js"
import { poolScale } from "../../shared/sway.js"

export type PsRoiPoolInput = Pooling
export type PsRoiPoolOutput = { readonly output: FloatTensor }

const scale = (input: PsRoiPoolInput): FloatTensor => {
  const { features, pooledHeight: rows, pooledWidth: columns } = input
  const [, channels = 0, height = 0, width = 0] = features.shape
  const shape = [channels / (rows * columns), rows, columns] as const
  const sway = psSway(input, [height, width], [rows, columns])
  return poolScale(features, sway, shape, channelOfBin(rows, columns), "mean")
}

export const psRoiPoolContract: Contract<PsRoiPoolInput, PsRoiPoolOutput> = {
  name: "psRoiPool",
  summary: "Averages the whole cells of each bin of a region, every bin on a channel of its own.",
  formula: [
    String.raw`\mathrm{out}_{r,d,i,j} = \frac{1}{|B_i|\,|B_j|} \sum_{v \in B_i} \sum_{u \in B_j} F_{c,v,u}, \quad c = (d P_y + i) P_x + j`,
    String.raw`B_i = \left[ y_1 + \left\lfloor \frac{i\,h}{P_y} \right\rfloor,\; y_1 + \left\lceil \frac{(i + 1)\,h}{P_y} \right\rceil \right) \cap [0, H)`,
    String.raw`(x_1, y_1, x_2, y_2) = \operatorname{round}(s \cdot \text{box}), \quad h = \max(y_2 - y_1, 1)`,
  ],
  inputs: { features, ...regions, ...bins },
  outputs: { output: pooled("D", "the mean of every bin; D = C / (pooledHeight · pooledWidth)") },
  requires: [...psPoolingRequires, channelForEveryBin],
  accuracy: {
    output: {
      kind: "rounded",
      cost: { roundings: 16 },
      because:
        "adding n cells rounds n times and the division once; infinite where a rounding decides on the cells",
      scale,
    },
  },
  edgeCases: [
    "Corners are rounded to whole cells, a half away from zero.",
    "The last cell is not counted, unlike in roiPool; but a region has at least 1 × 1 cell.",
    "A bin that lies off the map is 0; one that crosses the border averages the cells on the map.",
    "Bins share a cell where a cut falls inside it.",
    "Channels run by output channel, then row of bins, then column of bins.",
    "R-FCN's own code rounds the corners in pixels, adds one pixel and then scales; here, as in torchvision, the scaled corners are rounded.",
  ],
  presets: {},
  sources: [cite("rFcn", "section 2, “Position-sensitive score maps & Position-sensitive RoI pooling”")],
}
