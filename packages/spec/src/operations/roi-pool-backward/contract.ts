import type { Contract, FloatTensor, Int32Tensor, Requirement } from "@detspec/core"
import { cite, findElement, int32s, mapTensor, requireThat, tabulate } from "@detspec/core"
import { cotangent, type Gradient, gradient, images, type Maps, maps } from "../../shared/pooling-fields.js"
import { gradientFits, imagesInBatch } from "../../shared/pooling-requirements.js"
import { roiPoolBackward } from "./spec.js"

export type RoiPoolBackwardInput = {
  readonly cotangent: FloatTensor
  readonly argmax: Int32Tensor
  readonly images: Int32Tensor
} & Maps
export type RoiPoolBackwardOutput = Gradient

const scale = (input: RoiPoolBackwardInput): FloatTensor => {
  const sizes = roiPoolBackward({ ...input, cotangent: mapTensor(input.cotangent, Math.abs) }).gradient
  const added = roiPoolBackward({ ...input, cotangent: tabulate(input.cotangent.shape, () => 1) }).gradient
  return tabulate(sizes.shape, (...at) => added.get(...at) * sizes.get(...at))
}

/** The first place that is not on the map, in words. */
const offTheMap = ({ argmax, height, width }: RoiPoolBackwardInput): string | undefined => {
  const found = findElement(argmax, (place) => place >= height * width)
  return found && `[${found.index}] = ${found.value} on a map of ${height} × ${width}`
}

const argmaxOnTheMap: Requirement<RoiPoolBackwardInput> = {
  ...requireThat(
    "argmax on the map",
    "argmax",
    "lie below height · width",
    (input) => offTheMap(input) === undefined,
    (input) => offTheMap(input) ?? "",
  ),
  quickly: ({ argmax, height, width }, glance) =>
    glance.inside(argmax, { min: -Infinity, max: height * width, minOpen: true, maxOpen: true }),
}

export const roiPoolBackwardContract: Contract<RoiPoolBackwardInput, RoiPoolBackwardOutput> = {
  name: "roiPoolBackward",
  summary: "Gives what flows back into a bin to the one cell that was its greatest.",
  formula: [
    String.raw`\frac{\partial L}{\partial F_{b,c,v,u}} = \sum_{r:\, b_r = b} \sum_{i,j} [\mathrm{argmax}_{r,c,i,j} = v W + u]\; g_{r,c,i,j}`,
  ],
  inputs: {
    cotangent: cotangent("C"),
    argmax: int32s(
      ["R", "C", "pooledHeight", "pooledWidth"],
      "where each bin's greatest feature lies, row · width + column; −1: nowhere",
      { min: -1, max: Infinity, minOpen: false, maxOpen: true },
    ),
    images,
    ...maps,
  },
  outputs: { gradient: gradient("C") },
  requires: [imagesInBatch, argmaxOnTheMap, gradientFits(({ cotangent }) => cotangent.shape[1] ?? 0)],
  accuracy: {
    gradient: {
      kind: "rounded",
      cost: { roundings: 1 },
      because: "a cell adds up one number for every bin it won, and each addition rounds",
      scale,
    },
  },
  edgeCases: [
    "An empty bin, argmax −1, gives nothing back.",
    "A cell that won several bins, of one region or of several, gets the sum of theirs.",
    "Images without regions, and no regions at all, have gradient 0.",
  ],
  presets: {},
  sources: [cite("fastRcnn", "section 2.3, eq. (4): back-propagation through RoI pooling layers")],
}
