import type { Presets } from "@detspec/core"
import type { SmoothL1Input } from "./contract.js"

/** Where L1 begins: on the box targets of the named system's heads. */
export const smoothL1Presets: Presets<SmoothL1Input> = {
  paper: { beta: 1 },
  torchvision: { beta: 1 / 9 },
  detectron2: { beta: 0 },
  detectron2RetinaNet: { beta: 0.1 },
}
