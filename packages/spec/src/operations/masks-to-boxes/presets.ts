import type { Presets } from "@detspec/core"
import type { MasksToBoxesInput } from "./contract.js"

/** torchvision.ops.masks_to_boxes gives the last index; detectron2's BitMasks.get_bounding_boxes adds 1. */
export const masksToBoxesPresets: Presets<MasksToBoxesInput> = {
  torchvision: { ends: "inclusive" },
  detectron2: { ends: "exclusive" },
}
