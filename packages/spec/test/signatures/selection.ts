import type { Signatures } from "./signature.js"

export const selectionSignatures: Signatures = {
  generateAnchors: {
    inputs: {
      height: "integer: be finite and at least 1",
      width: "integer: be finite and at least 1",
      strideY: "number: be above 0 and at most 2^20",
      strideX: "number: be above 0 and at most 2^20",
      sizes: "numbers [S]: be above 0 and at most 2^30",
      ratios: "numbers [A]: be finite and between 2^-20 and 2^20",
      offset: "number: be finite and between 0 and 1",
      rounding: "one of none, half-even",
      order: "one of ratio-major, size-major",
    },
    outputs: {
      anchors: "float [N, 4]: be finite and between -2^30 and 2^30",
    },
    requires: ["a grid of bounded size"],
  },
  defaultBoxes: {
    inputs: {
      height: "integer: be finite and at least 1",
      width: "integer: be finite and at least 1",
      imageHeight: "number: be above 0 and at most 2^20",
      imageWidth: "number: be above 0 and at most 2^20",
      stepY: "number: be above 0 and at most 2^20",
      stepX: "number: be above 0 and at most 2^20",
      scale: "number: be above 0 and at most 1024",
      nextScale: "number: be above 0 and at most 1024",
      ratios: "numbers [A]: be finite and between 2^-20 and 2^20",
      clip: "one of none, sizes, boxes",
    },
    outputs: {
      anchors: "float [N, 4]: be finite and between -2^30 and 2^30",
    },
    requires: ["a grid of bounded size"],
  },
  matchQuality: {
    inputs: {
      quality: "float [M, N]: be finite and between 0 and 1",
      high: "number: be above 0 and at most 1",
      low: "number: be finite and between 0 and 1",
      lowQuality: "one of none, own, rescuer",
    },
    outputs: {
      matches: "int32 [N]: be finite",
    },
    requires: ["low up to high"],
  },
  matchAnchors: {
    inputs: {
      anchors: "float [N, 4]: be finite and between -2^30 and 2^30",
      truths: "float [M, 4]: be finite and between -2^30 and 2^30",
      high: "number: be above 0 and at most 1",
      low: "number: be finite and between 0 and 1",
      lowQuality: "one of none, own, rescuer",
    },
    outputs: {
      matches: "int32 [N]: be finite",
    },
    requires: ["anchors in order", "truths in order", "low up to high"],
  },
  sampleBalanced: {
    inputs: {
      labels: "int32 [N]: be finite and at least -1",
      permutation: "int32 [N]: be finite",
      size: "integer: be finite and at least 0",
      positiveFraction: "number: be finite and between 0 and 1",
    },
    outputs: {
      positives: "int32 [P]: be finite",
      negatives: "int32 [Q]: be finite",
    },
    requires: ["permutation of the indices"],
  },
  assignPyramidLevels: {
    inputs: {
      boxes: "float [N, 4]: be finite and between -2^30 and 2^30",
      canonicalSize: "number: be above 0 and at most 2^30",
      canonicalLevel: "integer: be finite and between -32 and 32",
      minLevel: "integer: be finite and between -32 and 32",
      maxLevel: "integer: be finite and between -32 and 32",
      epsilon: "number: be finite and between 0 and 1",
      epsilonAt: "one of ratio, level",
    },
    outputs: {
      levels: "int32 [N]: be finite",
    },
    requires: ["boxes in order", "levels in order"],
  },
  nms: {
    inputs: {
      boxes: "float [N, 4]: be finite and between -2^30 and 2^30",
      scores: "float [N]: be finite and between -2^60 and 2^60",
      threshold: "number: be finite and between 0 and 1",
    },
    outputs: {
      keep: "int32 [K]: be finite",
    },
    requires: ["boxes in order"],
  },
  batchedNms: {
    inputs: {
      boxes: "float [N, 4]: be finite and between -2^30 and 2^30",
      scores: "float [N]: be finite and between -2^60 and 2^60",
      groups: "int32 [N]: be finite",
      threshold: "number: be finite and between 0 and 1",
    },
    outputs: {
      keep: "int32 [K]: be finite",
    },
    requires: ["boxes in order"],
  },
  softNms: {
    inputs: {
      boxes: "float [N, 4]: be finite and between -2^30 and 2^30",
      scores: "float [N]: be finite and between 0 and 2^60",
      decay: "one of linear, gaussian",
      threshold: "number: be finite and between 0 and 1",
      sigma: "number: be finite and above 0",
      minScore: "number: be finite and between 0 and 2^60",
    },
    outputs: {
      keep: "int32 [K]: be finite",
      scores: "float [K]: be finite and between 0 and 2^60",
    },
    requires: ["boxes in order"],
  },
}
