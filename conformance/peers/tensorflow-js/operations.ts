import "@tensorflow/tfjs-backend-cpu"
import { int32, toArray, wrapFloat32 } from "@detspec/core"
import type { In } from "@detspec/spec"
import * as tf from "@tensorflow/tfjs-core"
import { singles, yFirst } from "../float32.js"
import type { Operations } from "../wire.js"
import { operation } from "../wire.js"

const boxesOf = (boxes: In<"nms">["boxes"]): tf.Tensor2D =>
  tf.tensor2d(Float32Array.from(yFirst(boxes)), [boxes.shape[0] ?? 0, 4])

const nms = operation("nms", async ({ boxes, scores, threshold }) => {
  const count = scores.size
  const selected = tf.tidy(() =>
    tf.image.nonMaxSuppression(boxesOf(boxes), tf.tensor1d(singles(scores)), count, threshold, -Infinity),
  )
  const keep = Array.from(selected.dataSync())
  selected.dispose()
  return { keep: int32([keep.length], keep) }
})

/** It has channels last. */
const channelsLast = (features: In<"cropAndResize">["features"]): tf.Tensor4D => {
  const [batch = 0, channels = 0, height = 0, width = 0] = features.shape
  return tf.transpose(tf.tensor4d(singles(features), [batch, channels, height, width]), [0, 2, 3, 1])
}

/** It has boxes as shares of the map from the centre of its first cell to that of its last. */
const shares = ({ boxes, features, spatialScale }: In<"cropAndResize">): tf.Tensor2D => {
  const [, , height = 0, width = 0] = features.shape
  const flat = yFirst(boxes).map((x, k) => (x * spatialScale) / ((k % 2 === 0 ? height : width) - 1))
  return tf.tensor2d(Float32Array.from(flat), [boxes.shape[0] ?? 0, 4])
}

const cropAndResize = operation("cropAndResize", async (input) => {
  const { images, pooledHeight, pooledWidth, extrapolation } = input
  const output = tf.tidy(() =>
    tf.transpose(
      tf.image.cropAndResize(
        channelsLast(input.features),
        shares(input),
        tf.tensor1d(toArray(images), "int32"),
        [pooledHeight, pooledWidth],
        "bilinear",
        extrapolation,
      ),
      [0, 3, 1, 2],
    ),
  )
  const data = Float32Array.from(output.dataSync())
  output.dispose()
  return { output: wrapFloat32(output.shape, data) }
})

export const operations: Operations = { nms, cropAndResize }
