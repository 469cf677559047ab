import type { Presets } from "@detspec/core"
import type { CropMasksInput } from "./contract.js"

/** torchvision's project_masks_on_boxes and detectron2's BitMasks.crop_and_resize; the latter then asks for >= 0.5. */
export const cropMasksPresets: Presets<CropMasksInput> = {
  torchvision: { aligned: false },
  detectron2: { aligned: true },
}
