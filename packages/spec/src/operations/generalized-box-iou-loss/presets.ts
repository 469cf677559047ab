import type { Presets } from "@detspec/core"
import type { GeneralizedBoxIouLossInput } from "./contract.js"

export const generalizedBoxIouLossPresets: Presets<GeneralizedBoxIouLossInput> = {
  paper: { epsilon: 0 },
  torchvision: { epsilon: 1e-7 },
  detectron2: { epsilon: 1e-7 },
}
