import type { Tensor } from "@detspec/core"
import { wrapInt32 } from "@detspec/core"
import type { In } from "@detspec/spec"
import type { Prepared, Skills } from "./library.js"
import { libraryPeer } from "./library.js"
import { element, onnxModel } from "./onnx-model.js"
import { onnxPooling } from "./onnx-pooling.js"
import type { Peer } from "./question.js"

const suppression = onnxModel({
  operator: "NonMaxSuppression",
  inputs: [
    ["boxes", element.float],
    ["scores", element.float],
    ["most", element.int64],
    ["threshold", element.float],
  ],
  output: ["selected", element.int64],
})

type Ort = typeof import("onnxruntime-node")

/** A model in a session, its feeds, and what becomes of its answer. */
export const onnxCall = async (
  { InferenceSession }: Ort,
  model: Uint8Array,
  threads: number,
  feeds: Parameters<Awaited<ReturnType<Ort["InferenceSession"]["create"]>>["run"]>[0],
  read: (data: unknown, dims: readonly number[]) => Readonly<Record<string, Tensor>>,
): Promise<Prepared> => {
  const extra = { session: { intra_op: { allow_spinning: "0" } } }
  const session = await InferenceSession.create(model, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    extra,
  })
  const [name = ""] = session.outputNames
  return {
    call: () => session.run(feeds),
    outputs: async () => {
      const output = (await session.run(feeds))[name]
      return output === undefined ? {} : read(output.data, output.dims)
    },
    close: () => session.release(),
  }
}

/** Rows (batch, class, box) of which the last number is kept. */
const keepOf = (data: unknown): Readonly<Record<string, Tensor>> => {
  if (!(data instanceof BigInt64Array)) return {}
  const keep = Int32Array.from({ length: data.length / 3 }, (_, k) => Number(data[3 * k + 2] ?? 0n))
  return { keep: wrapInt32([keep.length], keep) }
}

const skillsOf = (ort: Ort, threads: number): Skills => ({
  nms: ({ boxes, scores, threshold }: In<"nms">) => {
    const [count = 0] = boxes.shape
    const feeds = {
      boxes: new ort.Tensor("float32", Float32Array.from(boxes.data), [1, count, 4]),
      scores: new ort.Tensor("float32", Float32Array.from(scores.data), [1, 1, count]),
      most: new ort.Tensor("int64", BigInt64Array.of(BigInt(count)), [1]),
      threshold: new ort.Tensor("float32", Float32Array.of(threshold), [1]),
    }
    return onnxCall(ort, suppression, threads, feeds, keepOf)
  },
  ...onnxPooling(ort, threads),
})

/** onnxruntime-node, where it is installed. */
export const onnxruntime = async (threads: number): Promise<Peer | undefined> => {
  try {
    const ort = await import("onnxruntime-node")
    return libraryPeer("onnxruntime", skillsOf(ort, threads), async () => undefined)
  } catch {
    return undefined
  }
}
