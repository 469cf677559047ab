import type { DetectionError, FloatTensor } from "@detspec/core"
import { backendFailure, wrapFloat32 } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Engine, Tensors } from "../engine.js"
import { fingerprint } from "../fingerprint.js"
import type { Graph } from "../graph.js"
import { leavesOf, shapesOf } from "../leaves.js"
import { numbersOf } from "../numbers.js"
import { emit, namedOutputs } from "../onnx/emit.js"
import { encodeOnnx } from "../onnx/encode.js"
import type { Shapes } from "../shapes.js"
import { inferShapes } from "../shapes.js"
import { inTurn } from "./in-turn.js"
import type { Ort, OrtOptions, OrtTensor } from "./ort.js"
import { sessions } from "./sessions.js"

export interface OnnxruntimeOptions {
  /** How many sessions stay, one for each graph and its shapes; 16 when left out. */
  readonly sessions?: number
  /** Threads inside an operator; onnxruntime's choice when left out. */
  readonly threads?: number
}

/** Row-major float32, copied only where it is something else. */
const plain = (tensor: FloatTensor): Float32Array => {
  const numbers = numbersOf(tensor)
  return numbers instanceof Float32Array ? numbers : Float32Array.from(numbers)
}

const sessionOptions = ({ threads }: OnnxruntimeOptions): OrtOptions => ({
  ...(threads === undefined ? {} : { intraOpNumThreads: threads }),
})

const tensorOf = (name: string, value: OrtTensor | undefined): E.Either<DetectionError, FloatTensor> =>
  value?.data instanceof Float32Array
    ? E.right(wrapFloat32(value.dims, value.data))
    : E.left(backendFailure("onnxruntime", name, "be a float32 tensor", typeof value?.data))

const outputsOf = (
  whole: Graph,
  results: Readonly<Record<string, OrtTensor>>,
): E.Either<DetectionError, Tensors> => {
  const found: Record<string, FloatTensor> = {}
  const written = namedOutputs(whole)
  for (const [k, name] of Object.keys(whole.outputs).entries()) {
    const tensor = tensorOf(name, results[written[k]?.name ?? name])
    if (E.isLeft(tensor)) return tensor
    found[name] = tensor.right
  }
  return E.right(found)
}

/** Graphs on onnxruntime, in float32: `ort` is onnxruntime-node, or onnxruntime-web in a browser. */
export const onnxruntimeEngine = (ort: Ort, options: OnnxruntimeOptions = {}): Engine => {
  const turn = inTurn()
  const cache = sessions(options.sessions ?? 16)
  const prints = new WeakMap<Graph, string>()
  const printOf = (whole: Graph): string => {
    const print = prints.get(whole) ?? fingerprint(whole)
    prints.set(whole, print)
    return print
  }
  const run = (whole: Graph, leaves: ReadonlyMap<string, FloatTensor>, shapes: Shapes) =>
    turn(async () => {
      const key = `${printOf(whole)} ${JSON.stringify(shapesOf(leaves))}`
      const session = await cache.take(key, () =>
        ort.InferenceSession.create(encodeOnnx(emit(whole, shapes, new Map())), sessionOptions(options)),
      )
      const feeds = [...leaves].map(([name, tensor]) => [
        name,
        new ort.Tensor("float32", plain(tensor), tensor.shape),
      ])
      return session.run(Object.fromEntries(feeds))
    })
  const evaluate: Engine["evaluate"] = (whole, given) => {
    const checked = E.chain((leaves: ReadonlyMap<string, FloatTensor>) =>
      E.map((shapes: Shapes) => ({ leaves, shapes }))(inferShapes(whole, shapesOf(leaves))),
    )(leavesOf(whole, given))
    if (E.isLeft(checked)) return TE.left(checked.left)
    const { leaves, shapes } = checked.right
    const ran = TE.tryCatch(
      () => run(whole, leaves, shapes),
      (error) => backendFailure("onnxruntime", "graph", "run", String(error)),
    )
    return TE.chainEitherK((results: Readonly<Record<string, OrtTensor>>) => outputsOf(whole, results))(ran)
  }
  return { name: "onnxruntime", unit: 2 ** -24, evaluate, dispose: () => turn(cache.clear) }
}
