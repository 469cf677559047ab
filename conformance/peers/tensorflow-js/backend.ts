import * as tf from "@tensorflow/tfjs-core"
import { singlePrecision } from "../float32.js"
import { serve } from "../wire.js"
import { operations } from "./operations.js"

/** TensorFlow.js on its CPU backend, held to the laws: non-maximum suppression, crop and resize. */
await tf.setBackend("cpu")
await serve(
  {
    type: "hello",
    protocol: 1,
    name: `TensorFlow.js ${tf.version_core}`,
    device: `${tf.getBackend()}, float32`,
    arithmetic: singlePrecision,
    checks: "harness",
    operations: { nms: { dtypes: ["float32"] }, cropAndResize: { dtypes: ["float32"] } },
  },
  operations,
)
