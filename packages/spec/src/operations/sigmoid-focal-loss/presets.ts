import type { Presets } from "@detspec/core"
import type { SigmoidFocalLossInput } from "./contract.js"

/** Who weights and focuses how. fvcore's function has its own defaults; detectron2 passes the paper's values to it. */
export const sigmoidFocalLossPresets: Presets<SigmoidFocalLossInput> = {
  paper: { weighting: "alpha", alpha: 0.25, gamma: 2 },
  torchvision: { weighting: "alpha", alpha: 0.25, gamma: 2 },
  detectron2: { weighting: "alpha", alpha: 0.25, gamma: 2 },
  fvcore: { weighting: "none", gamma: 2 },
}
