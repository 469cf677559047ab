import type { FloatTensor } from "@detspec/core"
import { fingerprint } from "../fingerprint.js"
import type { Graph } from "../graph.js"
import { shapesOf } from "../leaves.js"
import { numbersOf } from "../numbers.js"
import { emit } from "../onnx/emit.js"
import { encodeOnnx } from "../onnx/encode.js"
import type { Shapes } from "../shapes.js"
import { inTurn } from "./in-turn.js"
import type { Ort, OrtOptions, OrtTensor } from "./ort.js"
import { sessions } from "./sessions.js"

export interface OnnxruntimeOptions {
  /** How many sessions stay, one for each graph and its shapes; 16 when left out. */
  readonly sessions?: number
  /** Threads inside an operator; onnxruntime's choice when left out. */
  readonly threads?: number
}

/** A graph whose leaves and shapes have been checked. */
export interface Job {
  readonly whole: Graph
  readonly leaves: ReadonlyMap<string, FloatTensor>
  readonly shapes: Shapes
}

export interface Runner {
  /** The results by the names of the file; throws what onnxruntime throws. */
  readonly run: (job: Job) => Promise<Readonly<Record<string, OrtTensor>>>
  readonly dispose: () => Promise<void>
}

/** Row-major float32, copied only where it is something else. */
const plain = (tensor: FloatTensor): Float32Array => {
  const numbers = numbersOf(tensor)
  return numbers instanceof Float32Array ? numbers : Float32Array.from(numbers)
}

/** Threads that wait asleep: awake ones take the processor from whatever else has work to do. */
const asleep = { session: { intra_op: { allow_spinning: "0" } } }

const sessionOptions = ({ threads }: OnnxruntimeOptions): OrtOptions => ({
  extra: asleep,
  ...(threads === undefined ? {} : { intraOpNumThreads: threads }),
})

/** The text that a graph's session is kept under, worked out once for each graph. */
const printing = (): ((whole: Graph) => string) => {
  const prints = new WeakMap<Graph, string>()
  return (whole) => {
    const print = prints.get(whole) ?? fingerprint(whole)
    prints.set(whole, print)
    return print
  }
}

/** Runs graphs one after the other, each in the session of its nodes and shapes. */
export const runnerOf = (ort: Ort, options: OnnxruntimeOptions): Runner => {
  const turn = inTurn()
  const cache = sessions(options.sessions ?? 16)
  const printOf = printing()
  const run = async ({ whole, leaves, shapes }: Job) => {
    const key = `${printOf(whole)} ${JSON.stringify(shapesOf(leaves))}`
    const session = await cache.take(key, () =>
      ort.InferenceSession.create(encodeOnnx(emit(whole, shapes, new Map())), sessionOptions(options)),
    )
    const feeds = [...leaves].map(([name, tensor]) => [
      name,
      new ort.Tensor("float32", plain(tensor), tensor.shape),
    ])
    return session.run(Object.fromEntries(feeds))
  }
  return { run: (job) => turn(() => run(job)), dispose: () => turn(cache.clear) }
}
