import type { Contract, FloatTensor, Int32Tensor } from "@detspec/core"
import { choice, cite, int32s, tabulate } from "@detspec/core"
import type { Rounding } from "../../shared/cell-bins.js"
import { cellsUndecided } from "../../shared/cell-sway.js"
import { bins, features, type Pooling, pooled, regions } from "../../shared/pooling-fields.js"
import { poolingRequires } from "../../shared/pooling-requirements.js"
import { roiPoolPresets } from "./presets.js"

export type RoiPoolInput = Pooling & { readonly rounding: Rounding }
export type RoiPoolOutput = { readonly output: FloatTensor; readonly argmax: Int32Tensor }

const scale = ({ boxes, spatialScale }: RoiPoolInput, { output }: RoiPoolOutput): FloatTensor =>
  tabulate(output.shape, (r = 0) => (cellsUndecided(boxes, r, spatialScale) ? Infinity : 0))

const copied = {
  kind: "rounded",
  cost: { roundings: 1 },
  because:
    "a feature is copied and its place counted, so nothing rounds; infinite where the product of a corner and the scale " +
    "lies so near a half that rounding decides which cell it falls in",
  scale,
} as const

export const roiPoolContract: Contract<RoiPoolInput, RoiPoolOutput> = {
  name: "roiPool",
  summary:
    "Rounds each region to whole cells, cuts it into bins, and takes the greatest feature of each bin.",
  formula: [
    String.raw`\mathrm{out}_{r,c,i,j} = \max_{v \in B_i,\, u \in B_j} F_{c,v,u}, \quad \mathrm{argmax} = v W + u`,
    String.raw`B_i = \left[ y_1 + \left\lfloor \frac{i\,h}{P_y} \right\rfloor,\; y_1 + \left\lceil \frac{(i + 1)\,h}{P_y} \right\rceil \right) \cap [0, H)`,
    String.raw`(x_1, y_1, x_2, y_2) = \operatorname{round}(s \cdot \text{box}), \quad h = y_2 - y_1 + 1`,
  ],
  inputs: {
    features,
    ...regions,
    ...bins,
    rounding: choice<Rounding>(
      ["half-away", "half-even", "half-up"],
      "where a scaled corner goes that lies halfway between two cells: away from zero, to the even one, or up",
    ),
  },
  outputs: {
    output: pooled("C", "the greatest feature of every bin"),
    argmax: int32s(
      ["R", "C", "pooledHeight", "pooledWidth"],
      "where on the map it lies, row · W + column; −1 for an empty bin",
      { min: -1, max: Infinity, minOpen: false, maxOpen: true },
    ),
  },
  requires: poolingRequires,
  accuracy: { output: copied, argmax: copied },
  edgeCases: [
    "Both corner cells belong to the region: it has at least 1 × 1 cell, even when the box is a point.",
    "A bin that lies off the map is empty: its output is 0 and its argmax −1.",
    "Equal features: the first in row-major order.",
    "Bins share a cell where a cut falls inside it; more bins than cells repeat cells.",
  ],
  presets: roiPoolPresets,
  sources: [cite("fastRcnn", "section 2.1: the RoI pooling layer")],
}
