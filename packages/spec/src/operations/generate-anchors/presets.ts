import type { GenerateAnchorsInput } from "./contract.js"

type Name = "paper" | "torchvision" | "detectron2"

/** Who centres, rounds and orders anchors how. */
export const generateAnchorsPresets: Readonly<Record<Name, Partial<GenerateAnchorsInput>>> = {
  /** Centred at the window; the order within a cell is not said. */
  paper: { offset: 0.5, rounding: "none" },
  torchvision: { offset: 0, rounding: "half-even", order: "ratio-major" },
  /** Its configuration's default offset is 0; its own comments recommend 0.5. */
  detectron2: { offset: 0, rounding: "none", order: "size-major" },
}
