import ort from "onnxruntime-node"
import { singlePrecision } from "../float32.js"
import { serve } from "../wire.js"
import { operations } from "./operations.js"

/** onnxruntime, held to the laws: NonMaxSuppression, and RoiAlign in all its modes. */
await serve(
  {
    type: "hello",
    protocol: 1,
    name: `onnxruntime ${ort.env.versions.common}`,
    device: "CPU, float32",
    arithmetic: singlePrecision,
    checks: "harness",
    operations: { nms: { dtypes: ["float32"] }, roiAlign: { dtypes: ["float32"] } },
  },
  operations,
)
