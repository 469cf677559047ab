import { wrapFloat64 } from "@detspec/core"
import type { Definition } from "../definition.js"
import { problem } from "../problem.js"

/** A value that is handed in by name: a parameter, an image, a cotangent. Leaves of one name are one value. */
export interface Leaf {
  readonly kind: "leaf"
  readonly name: string
}

export const leaf = (name: string): Leaf => ({ kind: "leaf", name })

/** Engines look a leaf up by its name and never come here. */
export const leafDefinition: Definition<Leaf> = {
  inputs: () => [],
  shape: ({ name }) => problem(name, "be handed in", "nothing"),
  evaluate: (_, __, shape) => wrapFloat64(shape, new Float64Array(shape.reduce((a, b) => a * b, 1))),
  pullback: () => [],
  onnx: () => [],
}
