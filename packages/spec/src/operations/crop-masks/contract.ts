import type { Contract, FloatTensor, Int32Tensor, Requirement, Uint8Tensor } from "@detspec/core"
import {
  boxes,
  cite,
  count,
  flag,
  floats,
  indexBelow,
  int32s,
  masks,
  ordered,
  requireThat,
} from "@detspec/core"
import { orOne, sizeBounded } from "../../shared/bounded-size.js"
import { mostSamples, nearTheMap, samplesBounded } from "../../shared/pooling-requirements.js"
import { roiAlignContract } from "../roi-align/contract.js"
import { roiAlign } from "../roi-align/spec.js"
import { cropMasksPresets } from "./presets.js"
import { asRoiAlign } from "./spec.js"

export type CropMasksInput = {
  readonly masks: Uint8Tensor
  readonly boxes: FloatTensor
  readonly truths: Int32Tensor
  readonly size: number
  readonly aligned: boolean
}
export type CropMasksOutput = { readonly targets: FloatTensor }

const { output: aligning } = roiAlignContract.accuracy

const scale = (input: CropMasksInput, { targets }: CropMasksOutput): number | FloatTensor => {
  if (aligning.kind !== "rounded") return 1
  const equivalent = asRoiAlign(input)
  const whole = aligning.scale(equivalent, roiAlign(equivalent))
  return typeof whole === "number" || targets.size === 0 ? 1 : whole.pick(null, 0, null, null)
}

/** The boxes as regions of a map whose cells are the pixels. */
const inPixels = (input: CropMasksInput) => ({
  boxes: input.boxes,
  images: input.truths,
  spatialScale: 1,
  samples: 0,
  size: input.size,
})
const near: Requirement<CropMasksInput> = {
  name: nearTheMap.name,
  field: nearTheMap.field,
  expected: nearTheMap.expected,
  violation: (input) => nearTheMap.violation(inPixels(input)),
}
const bounded = samplesBounded<ReturnType<typeof inPixels>>(({ size }) => [size, size])
const samples: Requirement<CropMasksInput> = {
  name: bounded.name,
  field: bounded.field,
  expected: `span at most ${mostSamples} pixels a bin`,
  violation: (input) => bounded.violation(inPixels(input)),
}
const withPixels: Requirement<CropMasksInput> = requireThat(
  "masks with pixels",
  "masks",
  "have at least one row and one column",
  (input) => (input.masks.shape[1] ?? 0) > 0 && (input.masks.shape[2] ?? 0) > 0,
  (input) => `[${input.masks.shape.join(", ")}]`,
)

export const cropMasksContract: Contract<CropMasksInput, CropMasksOutput> = {
  name: "cropMasks",
  summary: "What a mask head is to predict for each box: its truth's mask inside the box, on a small square.",
  formula: [
    String.raw`T_n = \mathrm{RoIAlign}(m_{t_n}, b_n) \in [0, 1]^{s \times s}, \quad \text{scale } 1, \; \lceil \text{side} / s \rceil \text{ samples a bin}`,
  ],
  inputs: {
    masks: masks(["M", "H", "W"], "the masks of the true objects"),
    boxes: boxes("N", "the proposals"),
    truths: int32s(["N"], "t: which mask each box is matched to"),
    size: count("bins", "s: side of the square that is predicted"),
    aligned: flag(
      "whether half a pixel is taken off, as in roiAlign; without it a box also has at least 1 × 1 pixel",
    ),
  },
  outputs: {
    targets: floats(
      ["N", "size", "size"],
      "share in [0, 1]",
      "how much of each bin the mask covers, not thresholded",
    ),
  },
  requires: [
    ordered("boxes"),
    near,
    indexBelow("truths", "masks", (input) => input.masks.shape[0] ?? 0),
    withPixels,
    samples,
    sizeBounded(
      "targets of bounded size",
      "size",
      "no boxes",
      ({ boxes, size }) => orOne(boxes.shape[0]) * size ** 2,
    ),
  ],
  accuracy: {
    targets: {
      kind: "rounded",
      cost: { roundings: 16 },
      because: "it is RoIAlign of features 0 and 1, with its roundings and its scale",
      scale,
    },
  },
  edgeCases: [
    "Bins across the mask's edge are fractional; some systems threshold them at 1/2.",
    "A box beyond the mask is 0, up to one pixel beyond it the pixel at the border counts.",
    "Aligned: a box without width or height has targets 0.",
    "No boxes: no targets.",
  ],
  presets: cropMasksPresets,
  sources: [
    cite("maskRcnn", "section 3.1: the mask target is the intersection of an RoI and its ground-truth mask"),
  ],
}
