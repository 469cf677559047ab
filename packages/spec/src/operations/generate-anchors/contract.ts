import type { Contract, FloatTensor } from "@detspec/core"
import { between, boxes, choice, cite, count, number, numbers } from "@detspec/core"
import { gridFits, positiveUpTo } from "../../shared/grid.js"
import { generateAnchorsPresets } from "./presets.js"
import { generateAnchorsScale } from "./scale.js"

export type GenerateAnchorsInput = {
  readonly height: number
  readonly width: number
  readonly strideY: number
  readonly strideX: number
  readonly sizes: readonly number[]
  readonly ratios: readonly number[]
  readonly offset: number
  readonly rounding: "none" | "half-even"
  readonly order: "ratio-major" | "size-major"
}
export type GenerateAnchorsOutput = { readonly anchors: FloatTensor }

const stride = positiveUpTo(2 ** 20)

export const generateAnchorsContract: Contract<GenerateAnchorsInput, GenerateAnchorsOutput> = {
  name: "generateAnchors",
  summary:
    "Lays the same set of boxes, every size in every shape, around one point of each cell of a feature map.",
  formula: [
    String.raw`h = s \sqrt{r}, \quad w = s / \sqrt{r} \qquad (h / w = r, \; h w = s^2)`,
    String.raw`b = \left(-\tfrac{w}{2}, -\tfrac{h}{2}, \tfrac{w}{2}, \tfrac{h}{2}\right), \text{ rounded if asked}`,
    String.raw`\mathrm{anchor}(y, x, b) = b + (c_x, c_y, c_x, c_y), \quad c_x = (x + o)\, \sigma_x, \; c_y = (y + o)\, \sigma_y`,
  ],
  inputs: {
    height: count("cells", "rows of the feature map"),
    width: count("cells", "columns of the feature map"),
    strideY: number(stride, "pixels", "σ_y: how far apart two rows of cells lie in the image"),
    strideX: number(stride, "pixels", "σ_x: how far apart two columns of cells lie in the image"),
    sizes: numbers("S", "pixels", "s: side of the square with the anchor's area", positiveUpTo(2 ** 30)),
    ratios: numbers("A", "h / w", "r: height over width", between(2 ** -20, 2 ** 20)),
    offset: number(between(0, 1), "strides", "o: where in its cell an anchor is centred; 1/2 is the middle"),
    rounding: choice(["none", "half-even"], "of the corners around 0, before they are moved to a cell"),
    order: choice(["ratio-major", "size-major"], "which of ratio and size runs slower within a cell"),
  },
  outputs: {
    anchors: boxes("N", "N = height · width · S · A boxes; row y, then column x, then within the cell"),
  },
  requires: [gridFits(({ sizes, ratios }) => sizes.length * ratios.length)],
  accuracy: {
    anchors: {
      kind: "rounded",
      cost: { roundings: 5, divisions: 1, roots: 1 },
      because:
        "the centre rounds twice (x + o, times the stride); a side takes a root, and a quotient or a product, one more " +
        "where the root's inverse is taken; halving is exact; the last sum rounds once relative to |c| + side / 2; one to spare",
      scale: generateAnchorsScale,
    },
  },
  edgeCases: [
    "The ratio is height over width: 2 is twice as tall as wide.",
    "Anchors reach over the border of the image; nothing is clipped.",
    "Rounded corners stay symmetric around the centre, but the area is no longer exactly the size's square.",
    "Half to even: ±2.5 becomes ±2, ±3.5 becomes ±4.",
    "No sizes or no ratios: no anchors.",
  ],
  presets: generateAnchorsPresets,
  sources: [
    cite(
      "fasterRcnn",
      "section 3.1.1, Anchors: k boxes of several scales and aspect ratios at each position",
    ),
    cite("retinaNet", "section 4, Anchors: three sizes within an octave, three ratios"),
  ],
}
