import type { Contract, FloatTensor, Uint8Tensor } from "@detspec/core"
import { boxes, choice, cite, masks } from "@detspec/core"
import { masksToBoxesPresets } from "./presets.js"

export type MasksToBoxesInput = { readonly masks: Uint8Tensor; readonly ends: "exclusive" | "inclusive" }
export type MasksToBoxesOutput = { readonly boxes: FloatTensor }

export const masksToBoxesContract: Contract<MasksToBoxesInput, MasksToBoxesOutput> = {
  name: "masksToBoxes",
  summary: "The smallest box around the pixels of each mask.",
  formula: [
    String.raw`x_1 = \min\{ j : m_{ij} = 1 \}, \quad x_2 = \max\{ j : m_{ij} = 1 \} + e`,
    String.raw`y_1 = \min\{ i : m_{ij} = 1 \}, \quad y_2 = \max\{ i : m_{ij} = 1 \} + e, \qquad e = 1 \text{ exclusive}, 0 \text{ inclusive}`,
  ],
  inputs: {
    masks: masks(["N", "H", "W"], "one mask an object"),
    ends: choice(
      ["exclusive", "inclusive"],
      "exclusive: the box ends where the last pixel ends (pixel i covers [i, i + 1)); inclusive: at its index",
    ),
  },
  outputs: { boxes: boxes("N", "the box of each mask") },
  requires: [],
  accuracy: { boxes: { kind: "exact", because: "indices of rows and columns are copied" } },
  edgeCases: [
    "A mask without a pixel has the box [0, 0, 0, 0].",
    "Inclusive: a single pixel has a box without area.",
    "Pixels need not hang together: the box spans all of them.",
  ],
  presets: masksToBoxesPresets,
  sources: [cite("coco", "section 3.3: instances are segmented, a box is the extent of a segment")],
}
