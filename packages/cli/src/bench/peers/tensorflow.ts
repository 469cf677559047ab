import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { wrapFloat32, wrapInt32 } from "@detspec/core"
import type { In } from "@detspec/spec"
import type { Prepared, Skills } from "./library.js"
import { libraryPeer } from "./library.js"
import type { Peer } from "./question.js"

type TensorFlow = typeof import("@tensorflow/tfjs-core")

/** Corners as TensorFlow.js takes them: y before x, from 0 at the first cell to 1 at the last. */
const cornersOf = (
  { data }: In<"cropAndResize">["boxes"],
  scale: number,
  [height, width]: readonly [number, number],
): Float32Array =>
  Float32Array.from(data, (_, n) => {
    const corner = data[n % 2 === 0 ? n + 1 : n - 1] ?? 0
    return (corner * scale) / ((n % 2 === 0 ? height : width) - 1)
  })

/** Channels come last there, and are turned outside of what is timed. */
const cropping =
  (tf: TensorFlow) =>
  async (input: In<"cropAndResize">): Promise<Prepared> => {
    const { features, boxes, images, spatialScale, pooledHeight, pooledWidth, extrapolation } = input
    const [batch = 0, channels = 0, height = 0, width = 0] = features.shape
    const count = images.size
    const map = tf.tidy(() =>
      tf.transpose(
        tf.tensor4d(Float32Array.from(features.data), [batch, channels, height, width]),
        [0, 2, 3, 1],
      ),
    )
    const regions = tf.tensor2d(cornersOf(boxes, spatialScale, [height, width]), [count, 4])
    const of = tf.tensor1d(Int32Array.from(images.data), "int32")
    const crops = () =>
      tf.image.cropAndResize(map, regions, of, [pooledHeight, pooledWidth], "bilinear", extrapolation)
    return {
      call: async () => {
        const cropped = crops()
        await cropped.data()
        cropped.dispose()
      },
      outputs: async () => {
        const output = Float32Array.from(await tf.tidy(() => tf.transpose(crops(), [0, 3, 1, 2])).data())
        return { output: wrapFloat32([count, channels, pooledHeight, pooledWidth], output) }
      },
      close: async () => tf.dispose([map, regions, of]),
    }
  }

const skillsOf = (tf: TensorFlow): Skills => ({
  cropAndResize: cropping(tf),
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
