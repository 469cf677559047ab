import type { Signatures } from "./signature.js"

export const maskSignatures: Signatures = {
  cropMasks: {
    inputs: {
      masks: "uint8 [M, H, W]: be finite and between 0 and 1",
      boxes: "float [N, 4]: be finite and between -2^30 and 2^30",
      truths: "int32 [N]: be finite",
      size: "integer: be finite and at least 1",
      aligned: "one of false, true",
    },
    outputs: {
      targets: "float [N, size, size]: be finite and between -2^60 and 2^60",
    },
    requires: [
      "boxes in order",
      "scaled boxes near the map",
      "truths within masks",
      "masks with pixels",
      "adaptive samples bounded",
      "targets of bounded size",
    ],
  },
  pasteMasks: {
    inputs: {
      masks: "float [N, s, s]: be finite and between -2^60 and 2^60",
      boxes: "float [N, 4]: be finite and between -2^30 and 2^30",
      height: "integer: be finite and at least 1",
      width: "integer: be finite and at least 1",
      grid: "one of continuous, integer",
    },
    outputs: {
      masks: "float [N, height, width]: be finite and between -2^60 and 2^60",
    },
    requires: ["boxes in order", "images of bounded size"],
  },
  masksToBoxes: {
    inputs: {
      masks: "uint8 [N, H, W]: be finite and between 0 and 1",
      ends: "one of exclusive, inclusive",
    },
    outputs: {
      boxes: "float [N, 4]: be finite and between -2^30 and 2^30",
    },
    requires: [],
  },
  maskIou: {
    inputs: {
      masks1: "uint8 [N, H, W]: be finite and between 0 and 1",
      masks2: "uint8 [M, H, W]: be finite and between 0 and 1",
    },
    outputs: {
      iou: "float [N, M]: be finite and between -2^60 and 2^60",
    },
    requires: [],
  },
}
