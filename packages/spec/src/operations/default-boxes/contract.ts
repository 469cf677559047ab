import type { Contract, FloatTensor } from "@detspec/core"
import { between, boxes, choice, cite, count, number, numbers } from "@detspec/core"
import { gridFits, positiveUpTo } from "../../shared/grid.js"
import { defaultBoxesPresets } from "./presets.js"
import { defaultBoxesScale } from "./scale.js"

export type DefaultBoxesInput = {
  readonly height: number
  readonly width: number
  readonly imageHeight: number
  readonly imageWidth: number
  readonly stepY: number
  readonly stepX: number
  readonly scale: number
  readonly nextScale: number
  readonly ratios: readonly number[]
  readonly clip: "none" | "sizes" | "boxes"
}
export type DefaultBoxesOutput = { readonly anchors: FloatTensor }

const fraction = positiveUpTo(2 ** 10)
const pixels = positiveUpTo(2 ** 20)

export const defaultBoxesContract: Contract<DefaultBoxesInput, DefaultBoxesOutput> = {
  name: "defaultBoxes",
  summary:
    "Lays SSD's boxes around the middle of each cell of a feature map: two squares, and two shapes for every ratio.",
  formula: [
    String.raw`(w, h) \in \left\{ (s, s), \; (s', s'), \; (s \sqrt{a}, s / \sqrt{a}), \; (s / \sqrt{a}, s \sqrt{a}), \; \dots \right\}, \quad s' = \sqrt{s_k s_{k+1}}, \; s = s_k`,
    String.raw`\mathrm{box}(y, x, (w, h)) = \left(c_x \mp \tfrac{w W}{2}, \; c_y \mp \tfrac{h H}{2}\right), \quad c_x = (x + \tfrac12)\, \sigma_x, \; c_y = (y + \tfrac12)\, \sigma_y`,
  ],
  inputs: {
    height: count("cells", "rows of the feature map"),
    width: count("cells", "columns of the feature map"),
    imageHeight: number(pixels, "pixels", "H: of the image"),
    imageWidth: number(pixels, "pixels", "W: of the image"),
    stepY: number(pixels, "pixels a cell", "σ_y: imageHeight / height, or a rounder number"),
    stepX: number(pixels, "pixels a cell", "σ_x: imageWidth / width, or a rounder number"),
    scale: number(fraction, "of the image", "s_k: the scale of this feature map"),
    nextScale: number(fraction, "of the image", "s_{k+1}: the scale of the next one"),
    ratios: numbers(
      "A",
      "w / h",
      "a: width over height, without 1; each gives a and 1/a",
      between(2 ** -20, 2 ** 20),
    ),
    clip: choice(
      ["none", "sizes", "boxes"],
      "sizes: w and h at most 1, the whole image; boxes: each corner is moved into the image",
    ),
  },
  outputs: {
    anchors: boxes("N", "N = height · width · (2 + 2 A) boxes; row y, then column x, then within the cell"),
  },
  requires: [gridFits(({ ratios }) => 2 + 2 * ratios.length)],
  accuracy: {
    anchors: {
      kind: "rounded",
      cost: { roundings: 7, divisions: 2, roots: 1 },
      because:
        "the centre rounds twice; a side takes a product, a root (or a root and a quotient) and a product with the image's side; " +
        "the last sum rounds once relative to |c| + side / 2; two roundings and a quotient more where the sums are taken in " +
        "fractions of the image",
      scale: defaultBoxesScale,
    },
  },
  edgeCases: [
    "Here a ratio is width over height, as in the paper; since both a and 1/a are laid, only their order depends on it.",
    "A ratio of 1 is laid as given: twice the first square again.",
    "Sizes are fractions of the image's own sides: a square fraction of an image that is not square is not a square box.",
    "Clipping sizes leaves a box centred; clipping boxes moves its corners.",
    "A centre outside the image (a step larger than the image's share) can be clipped to a box without area.",
    "No ratios: the two squares.",
  ],
  presets: defaultBoxesPresets,
  sources: [cite("ssd", "section 2.2, Choosing scales and aspect ratios for default boxes")],
}
