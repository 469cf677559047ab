import type { Backbone, RetinaNetNetwork } from "@detspec/detectors"
import {
  pyramid,
  pyramidPresets,
  residual,
  residualPresets,
  retinaNetHeadPresets,
  retinaNetNetwork,
} from "@detspec/detectors"

/** The small detectors' backbone: strides 4, 8 and 16, 32 channels. */
export const smallBackbone: Backbone = pyramid(
  "backbone.fpn",
  pyramidPresets.small,
  residual("backbone.body", residualPresets.small),
)

/** Discs, squares, triangles. */
export const classes = 3

/** The small RetinaNet with another prior. */
export const retinaNetWithPrior = (prior: number): RetinaNetNetwork =>
  retinaNetNetwork(smallBackbone, { ...retinaNetHeadPresets.small, prior }, { classes, anchors: 1 })
