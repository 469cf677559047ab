import type { Signatures } from "./signature.js"

export const backwardSignatures: Signatures = {
  cropAndResizeBackward: {
    inputs: {
      cotangent: "float [R, C, pooledHeight, pooledWidth]: be finite and between -2^60 and 2^60",
      boxes: "float [R, 4]: be finite and between -2^30 and 2^30",
      images: "int32 [R]: be finite",
      spatialScale: "number: be finite and above 0",
      batch: "integer: be finite and at least 0",
      height: "integer: be finite and at least 1",
      width: "integer: be finite and at least 1",
    },
    outputs: {
      gradient: "float [batch, C, height, width]: be finite and between -2^60 and 2^60",
    },
    requires: [
      "boxes in order",
      "scaled boxes near the map",
      "images within images",
      "a gradient of bounded size",
    ],
  },
  psRoiPool: {
    inputs: {
      features: "float [B, C, H, W]: be finite and between -2^60 and 2^60",
      boxes: "float [R, 4]: be finite and between -2^30 and 2^30",
      images: "int32 [R]: be finite",
      spatialScale: "number: be finite and above 0",
      pooledHeight: "integer: be finite and at least 1",
      pooledWidth: "integer: be finite and at least 1",
    },
    outputs: {
      output: "float [R, D, pooledHeight, pooledWidth]: be finite and between -2^60 and 2^60",
    },
    requires: [
      "boxes in order",
      "scaled boxes near the map",
      "images within images",
      "features with cells",
      "an output of bounded size",
      "a channel for every bin",
    ],
  },
  psRoiPoolBackward: {
    inputs: {
      cotangent: "float [R, D, pooledHeight, pooledWidth]: be finite and between -2^60 and 2^60",
      boxes: "float [R, 4]: be finite and between -2^30 and 2^30",
      images: "int32 [R]: be finite",
      spatialScale: "number: be finite and above 0",
      batch: "integer: be finite and at least 0",
      height: "integer: be finite and at least 1",
      width: "integer: be finite and at least 1",
    },
    outputs: {
      gradient: "float [batch, C, height, width]: be finite and between -2^60 and 2^60",
    },
    requires: [
      "boxes in order",
      "scaled boxes near the map",
      "images within images",
      "a gradient of bounded size",
    ],
  },
  psRoiAlign: {
    inputs: {
      features: "float [B, C, H, W]: be finite and between -2^60 and 2^60",
      boxes: "float [R, 4]: be finite and between -2^30 and 2^30",
      images: "int32 [R]: be finite",
      spatialScale: "number: be finite and above 0",
      pooledHeight: "integer: be finite and at least 1",
      pooledWidth: "integer: be finite and at least 1",
      samples: "integer: be finite and between 0 and 1024",
    },
    outputs: {
      output: "float [R, D, pooledHeight, pooledWidth]: be finite and between -2^60 and 2^60",
    },
    requires: [
      "boxes in order",
      "scaled boxes near the map",
      "images within images",
      "features with cells",
      "an output of bounded size",
      "a channel for every bin",
      "adaptive samples bounded",
    ],
  },
  psRoiAlignBackward: {
    inputs: {
      cotangent: "float [R, D, pooledHeight, pooledWidth]: be finite and between -2^60 and 2^60",
      boxes: "float [R, 4]: be finite and between -2^30 and 2^30",
      images: "int32 [R]: be finite",
      spatialScale: "number: be finite and above 0",
      samples: "integer: be finite and between 0 and 1024",
      batch: "integer: be finite and at least 0",
      height: "integer: be finite and at least 1",
      width: "integer: be finite and at least 1",
    },
    outputs: {
      gradient: "float [batch, C, height, width]: be finite and between -2^60 and 2^60",
    },
    requires: [
      "boxes in order",
      "scaled boxes near the map",
      "images within images",
      "a gradient of bounded size",
      "adaptive samples bounded",
    ],
  },
}
