import type { DetectionError, FloatTensor } from "@detspec/core"
import { backendFailure, wrapFloat32 } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Engine, Tensors } from "../engine.js"
import type { Graph } from "../graph.js"
import { leavesOf, shapesOf } from "../leaves.js"
import { namedOutputs } from "../onnx/emit.js"
import { inferShapes } from "../shapes.js"
import type { Ort, OrtTensor } from "./ort.js"
import type { Job, OnnxruntimeOptions } from "./runner.js"
import { runnerOf } from "./runner.js"

const jobOf = (whole: Graph, given: Tensors): E.Either<DetectionError, Job> =>
  pipe(
    E.Do,
    E.bind("leaves", () => leavesOf(whole, given)),
    E.bind("shapes", ({ leaves }) => inferShapes(whole, shapesOf(leaves))),
    E.map(({ leaves, shapes }) => ({ whole, leaves, shapes })),
  )

const tensorOf = (name: string, value: OrtTensor | undefined): E.Either<DetectionError, FloatTensor> =>
  value?.data instanceof Float32Array
    ? E.right(wrapFloat32(value.dims, value.data))
    : E.left(backendFailure("onnxruntime", name, "be a float32 tensor", typeof value?.data))

const outputsOf =
  (whole: Graph) =>
  (results: Readonly<Record<string, OrtTensor>>): E.Either<DetectionError, Tensors> =>
    pipe(
      namedOutputs(whole),
      E.traverseArray(({ own, name }) =>
        pipe(
          tensorOf(own, results[name]),
          E.map((tensor) => [own, tensor] as const),
        ),
      ),
      E.map((all) => Object.fromEntries(all)),
    )

/** Graphs on onnxruntime, in float32: `ort` is onnxruntime-node, or onnxruntime-web in a browser. */
export const onnxruntimeEngine = (ort: Ort, options: OnnxruntimeOptions = {}): Engine => {
  const { run, dispose } = runnerOf(ort, options)
  const failed = (error: unknown) => backendFailure("onnxruntime", "graph", "run", String(error))
  return {
    name: "onnxruntime",
    unit: 2 ** -24,
    evaluate: (whole, given) =>
      pipe(
        TE.fromEither(jobOf(whole, given)),
        TE.chain((job) => TE.tryCatch(() => run(job), failed)),
        TE.chainEitherK(outputsOf(whole)),
      ),
    dispose,
  }
}
