import { wrapFloat64 } from "@detspec/core"
import { right } from "fp-ts/lib/Either.js"
import { placesOf, stridesOf } from "../broadcasting.js"
import type { Definition } from "../definition.js"
import type { Node } from "../node.js"
import { step } from "../onnx/step.js"
import { wrongShape } from "../problem.js"

/** Axis k of the value is axis `permutation[k]` of x. */
export interface Transpose {
  readonly kind: "transpose"
  readonly x: Node
  readonly permutation: readonly number[]
}

export const transpose = (x: Node, permutation: readonly number[]): Transpose => ({
  kind: "transpose",
  x,
  permutation,
})

const inverse = (permutation: readonly number[]): readonly number[] =>
  permutation.map((_, axis) => permutation.indexOf(axis))

export const transposeDefinition: Definition<Transpose> = {
  inputs: ({ x }) => [x],
  shape: ({ x, permutation }, shapeOf) => {
    const from = shapeOf(x)
    const complete = from.length === permutation.length && from.every((_, axis) => permutation.includes(axis))
    return complete
      ? right(permutation.map((axis) => from[axis] ?? 0))
      : wrongShape("x", `have the axes ${permutation.join(", ")}`, from)
  },
  evaluate: ({ x, permutation }, tensorOf, shape) => {
    const { data, shape: from } = tensorOf(x)
    const strides = stridesOf(from)
    const places = placesOf(
      shape,
      permutation.map((axis) => strides[axis] ?? 0),
    )
    return wrapFloat64(
      shape,
      Float64Array.from(places, (place) => data[place] ?? 0),
    )
  },
  pullback: ({ x, permutation }, g) => [[x, transpose(g, inverse(permutation))]],
  onnx: ({ x, permutation }, { nameOf, output }) => [
    step("Transpose", [nameOf(x)], output, { perm: { ints: permutation } }),
  ],
}
