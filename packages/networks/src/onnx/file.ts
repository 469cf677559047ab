import type { DetectionError, FloatTensor } from "@detspec/core"
import { isFloat } from "@detspec/core"
import type { Either } from "fp-ts/lib/Either.js"
import { map } from "fp-ts/lib/Either.js"
import type { Tensors } from "../engine.js"
import type { Graph } from "../graph.js"
import { namesOf } from "../graph.js"
import type { LeafShapes, Shapes } from "../shapes.js"
import { inferShapes } from "../shapes.js"
import { emit } from "./emit.js"
import { encodeOnnx } from "./encode.js"

/**
 * A graph as a standard ONNX file (operator set 18), which other programs run as it is.
 * The parameters are written into it, as float32; the other leaves are its inputs, of the shapes given.
 */
export const onnxFile = (
  whole: Graph,
  inputs: LeafShapes,
  parameters: Tensors,
): Either<DetectionError, Uint8Array> => {
  const kept = new Map(
    namesOf(whole).flatMap((name): readonly (readonly [string, FloatTensor])[] => {
      const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined
      return value !== undefined && isFloat(value) ? [[name, value]] : []
    }),
  )
  const own = Object.fromEntries([...kept].map(([name, { shape }]) => [name, shape]))
  return map((shapes: Shapes) => encodeOnnx(emit(whole, shapes, kept)))(
    inferShapes(whole, { ...inputs, ...own }),
  )
}
