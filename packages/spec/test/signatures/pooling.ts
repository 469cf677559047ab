import type { Signatures } from "./signature.js"

export const poolingSignatures: Signatures = {
  roiPool: {
    inputs: {
      features: "float [B, C, H, W]: be finite and between -2^60 and 2^60",
      boxes: "float [R, 4]: be finite and between -2^30 and 2^30",
      images: "int32 [R]: be finite",
      spatialScale: "number: be finite and above 0",
      pooledHeight: "integer: be finite and at least 1",
      pooledWidth: "integer: be finite and at least 1",
      rounding: "one of half-away, half-even, half-up",
    },
    outputs: {
      output: "float [R, C, pooledHeight, pooledWidth]: be finite and between -2^60 and 2^60",
      argmax: "int32 [R, C, pooledHeight, pooledWidth]: be finite and at least -1",
    },
    requires: [
      "boxes in order",
      "scaled boxes near the map",
      "images within images",
      "features with cells",
      "an output of bounded size",
    ],
  },
  roiPoolBackward: {
    inputs: {
      cotangent: "float [R, C, pooledHeight, pooledWidth]: be finite and between -2^60 and 2^60",
      argmax: "int32 [R, C, pooledHeight, pooledWidth]: be finite and at least -1",
      images: "int32 [R]: be finite",
      batch: "integer: be finite and at least 0",
      height: "integer: be finite and at least 1",
      width: "integer: be finite and at least 1",
    },
    outputs: {
      gradient: "float [batch, C, height, width]: be finite and between -2^60 and 2^60",
    },
    requires: ["images within images", "argmax on the map", "a gradient of bounded size"],
  },
  roiAlign: {
    inputs: {
      features: "float [B, C, H, W]: be finite and between -2^60 and 2^60",
      boxes: "float [R, 4]: be finite and between -2^30 and 2^30",
      images: "int32 [R]: be finite",
      spatialScale: "number: be finite and above 0",
      pooledHeight: "integer: be finite and at least 1",
      pooledWidth: "integer: be finite and at least 1",
      samples: "integer: be finite and between 0 and 1024",
      aligned: "one of false, true",
      reduce: "one of mean, max",
    },
    outputs: {
      output: "float [R, C, pooledHeight, pooledWidth]: be finite and between -2^60 and 2^60",
    },
    requires: [
      "boxes in order",
      "scaled boxes near the map",
      "images within images",
      "features with cells",
      "an output of bounded size",
      "adaptive samples bounded",
    ],
  },
  roiAlignBackward: {
    inputs: {
      cotangent: "float [R, C, pooledHeight, pooledWidth]: be finite and between -2^60 and 2^60",
      boxes: "float [R, 4]: be finite and between -2^30 and 2^30",
      images: "int32 [R]: be finite",
      spatialScale: "number: be finite and above 0",
      samples: "integer: be finite and between 0 and 1024",
      aligned: "one of false, true",
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
  cropAndResize: {
    inputs: {
      features: "float [B, C, H, W]: be finite and between -2^60 and 2^60",
      boxes: "float [R, 4]: be finite and between -2^30 and 2^30",
      images: "int32 [R]: be finite",
      spatialScale: "number: be finite and above 0",
      pooledHeight: "integer: be finite and at least 1",
      pooledWidth: "integer: be finite and at least 1",
      extrapolation: "number: be finite and between -2^60 and 2^60",
    },
    outputs: {
      output: "float [R, C, pooledHeight, pooledWidth]: be finite and between -2^60 and 2^60",
    },
    requires: [
      "boxes in order",
      "scaled boxes near the map",
      "images within images",
      "features with cells",
      "an output of bounded size",
    ],
  },
}
