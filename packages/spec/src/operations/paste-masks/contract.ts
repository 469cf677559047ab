import type { Contract, FloatTensor } from "@detspec/core"
import { boxes, choice, cite, count, floats, ordered } from "@detspec/core"
import { orOne, sizeBounded } from "../../shared/bounded-size.js"
import { pasteMasksPresets } from "./presets.js"
import { pasteScale } from "./scale.js"

export type PasteMasksInput = {
  readonly masks: FloatTensor
  readonly boxes: FloatTensor
  readonly height: number
  readonly width: number
  readonly grid: "continuous" | "integer"
}
export type PasteMasksOutput = { readonly masks: FloatTensor }

export const pasteMasksContract: Contract<PasteMasksInput, PasteMasksOutput> = {
  name: "pasteMasks",
  summary:
    "Stretches each small square mask over its box and gives the soft value at every pixel of the image.",
  formula: [
    String.raw`M_{ij} = m(v_i, u_j), \quad m \text{ bilinear between the cells of the mask, 0 beyond them}`,
    String.raw`\text{continuous:} \quad u_j = \frac{j + \tfrac12 - x_1}{x_2 - x_1}\, s - \tfrac12, \quad s \text{ cells a side}`,
    String.raw`\text{integer:} \quad u_j = \frac{j + \tfrac12 - a}{b - a + 1}\,(s + 2) - \tfrac32 \text{ within } [-1, s], \quad j = a \dots b`,
    String.raw`a, b = \operatorname{trunc}\left(c \mp \tfrac{s + 2}{s} \cdot \tfrac{x_2 - x_1}{2}\right), \quad c = \tfrac{x_1 + x_2}{2}; \quad v_i \text{ likewise}`,
  ],
  inputs: {
    masks: floats(["N", "s", "s"], "any; usually a probability", "one square mask an object"),
    boxes: boxes("N", "where each mask belongs in the image"),
    height: count("pixels", "height of the image"),
    width: count("pixels", "width of the image"),
    grid: choice(
      ["continuous", "integer"],
      "continuous: pixel centres are mapped into the box; integer: mask and box grow by a border of one cell, " +
        "the box's corners are cut to whole pixels, both ends included",
    ),
  },
  outputs: {
    masks: floats(["N", "height", "width"], "as the masks", "the masks in the image, not thresholded"),
  },
  requires: [
    ordered("boxes"),
    sizeBounded(
      "images of bounded size",
      "height",
      "no masks",
      (input) => orOne(input.masks.shape[0]) * input.height * input.width,
    ),
  ],
  accuracy: {
    masks: {
      kind: "rounded",
      cost: { roundings: 32, divisions: 4 },
      because:
        "a position in the mask takes 5 roundings and a division relative to at most s + 2; between two cells the value " +
        "changes by at most twice the largest cell, on two axes: 20 roundings and 4 divisions; 8 more to interpolate. " +
        "Where a corner may be cut to another whole pixel, any value is accepted",
      scale: pasteScale,
    },
  },
  edgeCases: [
    "Continuous: a box without width or height pastes nothing.",
    "Integer: every box covers at least one pixel; a corner of -0.5 is cut to 0.",
    "Values fade to 0 over half a cell beyond the box.",
    "What lies outside the image is cut off; a box wholly outside pastes nothing.",
  ],
  presets: pasteMasksPresets,
  sources: [cite("maskRcnn", "section 3.1, Inference: the mask is resized to the RoI size")],
}
