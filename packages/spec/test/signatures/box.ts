import type { Signatures } from "./signature.js"

export const boxSignatures: Signatures = {
  boxIou: {
    inputs: {
      boxes1: "float [N, 4]: be finite and between -2^30 and 2^30",
      boxes2: "float [M, 4]: be finite and between -2^30 and 2^30",
    },
    outputs: {
      iou: "float [N, M]: be finite and between -2^60 and 2^60",
    },
    requires: ["boxes1 in order", "boxes2 in order"],
  },
  generalizedBoxIou: {
    inputs: {
      boxes1: "float [N, 4]: be finite and between -2^30 and 2^30",
      boxes2: "float [M, 4]: be finite and between -2^30 and 2^30",
    },
    outputs: {
      giou: "float [N, M]: be finite and between -2^60 and 2^60",
    },
    requires: ["boxes1 in order", "boxes2 in order"],
  },
  distanceBoxIou: {
    inputs: {
      boxes1: "float [N, 4]: be finite and between -2^30 and 2^30",
      boxes2: "float [M, 4]: be finite and between -2^30 and 2^30",
      epsilon: "number: be finite and at least 0",
    },
    outputs: {
      diou: "float [N, M]: be finite and between -2^60 and 2^60",
    },
    requires: ["boxes1 in order", "boxes2 in order"],
  },
  completeBoxIou: {
    inputs: {
      boxes1: "float [N, 4]: be finite and between -2^30 and 2^30",
      boxes2: "float [M, 4]: be finite and between -2^30 and 2^30",
      epsilon: "number: be finite and at least 0",
    },
    outputs: {
      ciou: "float [N, M]: be finite and between -2^60 and 2^60",
    },
    requires: ["boxes1 in order", "boxes2 in order"],
  },
  encodeBoxes: {
    inputs: {
      boxes: "float [N, 4]: be finite and between -2^30 and 2^30",
      anchors: "float [N, 4]: be finite and between -2^30 and 2^30",
      weights: "numbers [4]: be finite and between 2^-30 and 2^30",
    },
    outputs: {
      deltas: "float [N, 4]: be finite and between -2^60 and 2^60",
    },
    requires: ["boxes not empty", "anchors not empty", "anchors wide enough"],
  },
  decodeBoxes: {
    inputs: {
      deltas: "float [N, K, 4]: be finite and between -2^60 and 2^60",
      anchors: "float [N, 4]: be finite and between -2^30 and 2^30",
      weights: "numbers [4]: be finite and between 2^-30 and 2^30",
      clamp: "number: be above 0, or Infinity",
    },
    outputs: {
      boxes: "float [N, K, 4]: be finite and between -2^60 and 2^60",
    },
    requires: ["anchors in order", "growth representable"],
  },
  clipBoxes: {
    inputs: {
      boxes: "float [N, 4]: be finite",
      height: "number: be finite and between 0 and 2^30",
      width: "number: be finite and between 0 and 2^30",
    },
    outputs: {
      boxes: "float [N, 4]: be finite and between -2^30 and 2^30",
    },
    requires: [],
  },
  removeSmallBoxes: {
    inputs: {
      boxes: "float [N, 4]: be finite and between -2^30 and 2^30",
      minSize: "number: be finite and between 0 and 2^30",
    },
    outputs: {
      keep: "int32 [K]: be finite",
    },
    requires: [],
  },
  convertBoxes: {
    inputs: {
      boxes: "float [N, 4]: be finite and between -2^30 and 2^30",
      from: "one of xyxy, xywh, cxcywh",
      to: "one of xyxy, xywh, cxcywh",
    },
    outputs: {
      boxes: "float [N, 4]: be finite and between -2^60 and 2^60",
    },
    requires: ["sizes not negative"],
  },
}
