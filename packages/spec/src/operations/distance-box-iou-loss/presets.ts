import type { Presets } from "@detspec/core"
import type { DistanceBoxIouLossInput } from "./contract.js"

export const distanceBoxIouLossPresets: Presets<DistanceBoxIouLossInput> = {
  paper: { epsilon: 0 },
  torchvision: { epsilon: 1e-7 },
  detectron2: { epsilon: 1e-7 },
}
