import type { FasterRcnn, FasterRcnnConfig, ImagesConfig, Tools } from "@detspec/detectors"
import { fasterRcnn, fasterRcnnHeadPresets, fasterRcnnPresets } from "@detspec/detectors"
import { classes, smallBackbone } from "./networks.js"
import type { Scenes } from "./scenes.js"
import { imagesOf } from "./scenes.js"

/** The small Faster R-CNN for generated shapes. */
export const smallConfig = (images: ImagesConfig): FasterRcnnConfig => ({
  ...fasterRcnnPresets.small,
  classes: classes + 1,
  images,
})

export const fasterRcnnOn = (tools: Tools, scenes: Scenes): FasterRcnn =>
  fasterRcnn(tools, smallConfig(imagesOf(scenes)), smallBackbone, fasterRcnnHeadPresets.small)
