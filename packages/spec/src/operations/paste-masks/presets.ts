import type { Presets } from "@detspec/core"
import type { PasteMasksInput } from "./contract.js"

/** torchvision's paste_masks_in_image works on whole pixels; detectron2's paste_masks_in_image on the continuous box. */
export const pasteMasksPresets: Presets<PasteMasksInput> = {
  torchvision: { grid: "integer" },
  detectron2: { grid: "continuous" },
}
