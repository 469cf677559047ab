import { int32, toArray, wrapFloat32 } from "@detspec/core"
import ort from "onnxruntime-node"
import { singles, yFirst } from "../float32.js"
import type { Operations } from "../wire.js"
import { operation } from "../wire.js"
import type { OneNode } from "./model.js"
import { modelOf } from "./model.js"

const sessions = new Map<string, Promise<ort.InferenceSession>>()

/** One session for every set of attributes: it takes all sizes. */
const sessionOf = (node: OneNode): Promise<ort.InferenceSession> => {
  const key = JSON.stringify([node.operator, node.attributes])
  const session = sessions.get(key) ?? ort.InferenceSession.create(modelOf(node), { intraOpNumThreads: 1 })
  sessions.set(key, session)
  return session
}

const suppression: OneNode = {
  operator: "NonMaxSuppression",
  inputs: [
    ["boxes", "float", 3],
    ["scores", "float", 3],
    ["most", "int64", 1],
    ["threshold", "float", 1],
  ],
  output: ["selected", "int64", 2],
  attributes: { center_point_box: { int: 0 } },
}

const floats = (data: Float32Array, dims: readonly number[]) => new ort.Tensor("float32", data, dims)
const longs = (values: readonly number[]) =>
  new ort.Tensor("int64", BigInt64Array.from(values.map((n) => BigInt(n))), [values.length])

/** NonMaxSuppression of one image and one class; of each triple it selects, the last is the box. */
const nms = operation("nms", async ({ boxes, scores, threshold }) => {
  const count = scores.size
  const session = await sessionOf(suppression)
  const { selected } = await session.run({
    boxes: floats(Float32Array.from(yFirst(boxes)), [1, count, 4]),
    scores: floats(singles(scores), [1, 1, count]),
    most: longs([count]),
    threshold: floats(Float32Array.of(threshold), [1]),
  })
  const triples = Array.from(selected?.data ?? [], Number)
  const keep = triples.filter((_, k) => k % 3 === 2)
  return { keep: int32([keep.length], keep) }
})

const align = (attributes: OneNode["attributes"]): OneNode => ({
  operator: "RoiAlign",
  inputs: [
    ["features", "float", 4],
    ["boxes", "float", 2],
    ["images", "int64", 1],
  ],
  output: ["output", "float", 4],
  attributes,
})

const roiAlign = operation("roiAlign", async (input) => {
  const { features, boxes, images, pooledHeight, pooledWidth } = input
  const session = await sessionOf(
    align({
      mode: { text: input.reduce === "max" ? "max" : "avg" },
      spatial_scale: { float: input.spatialScale },
      output_height: { int: pooledHeight },
      output_width: { int: pooledWidth },
      sampling_ratio: { int: input.samples },
      coordinate_transformation_mode: { text: input.aligned ? "half_pixel" : "output_half_pixel" },
    }),
  )
  const { output } = await session.run({
    features: floats(singles(features), features.shape),
    boxes: floats(singles(boxes), boxes.shape),
    images: longs(toArray(images)),
  })
  if (!(output?.data instanceof Float32Array)) throw new TypeError("RoiAlign answered no float32 tensor")
  return { output: wrapFloat32(output.dims, Float32Array.from(output.data)) }
})

export const operations: Operations = { nms, roiAlign }
