import type { Presets } from "@detspec/core"
import type { CompleteBoxIouLossInput } from "./contract.js"

export const completeBoxIouLossPresets: Presets<CompleteBoxIouLossInput> = {
  paper: { epsilon: 0, alphaGradient: "constant" },
  torchvision: { epsilon: 1e-7, alphaGradient: "constant" },
  detectron2: { epsilon: 1e-7, alphaGradient: "constant" },
}
