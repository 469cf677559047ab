import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { wrapInt32 } from "@detspec/core"
import type { In } from "@detspec/spec"
import type { Skills } from "./library.js"
import { libraryPeer } from "./library.js"
import type { Peer } from "./question.js"

type TensorFlow = typeof import("@tensorflow/tfjs-core")

const skillsOf = (tf: TensorFlow): Skills => ({
  nms: async ({ boxes, scores, threshold }: In<"nms">) => {
    const [count = 0] = boxes.shape
    const [b, s] = [
      tf.tensor2d(Float32Array.from(boxes.data), [count, 4]),
      tf.tensor1d(Float32Array.from(scores.data)),
    ]
    const kept = async () => {
      const keep = tf.image.nonMaxSuppression(b, s, count, threshold)
      const data = await keep.data()
      keep.dispose()
      return Int32Array.from(data)
    }
    return {
      call: kept,
      outputs: async () => {
        const keep = await kept()
        return { keep: wrapInt32([keep.length], keep) }
      },
      close: async () => tf.dispose([b, s]),
    }
  },
})

/** TensorFlow.js on its WebAssembly backend, where it is installed. */
export const tensorflow = async (): Promise<Peer | undefined> => {
  try {
    const tf = await import("@tensorflow/tfjs-core")
    const { setWasmPaths } = await import("@tensorflow/tfjs-backend-wasm")
    const home = dirname(createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm"))
    setWasmPaths(join(home, "/"))
    await tf.setBackend("wasm")
    await tf.ready()
    return libraryPeer("tfjs wasm", skillsOf(tf), async () => undefined)
  } catch {
    return undefined
  }
}
