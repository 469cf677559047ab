import type { DetectionError, FloatTensor } from "@detspec/core"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"
import type { Graph } from "./graph.js"

/** Tensors by name: parameters, inputs, outputs. */
export type Tensors = Readonly<Record<string, FloatTensor>>

/** A way to evaluate graphs. */
export interface Engine {
  readonly name: string
  /** The unit roundoff of its numbers: 2⁻⁵³ or 2⁻²⁴. */
  readonly unit: number
  /** The outputs of a graph, from its leaves by name; tensors that no leaf is named after are left aside. */
  readonly evaluate: (graph: Graph, leaves: Tensors) => TaskEither<DetectionError, Tensors>
  readonly dispose: () => Promise<void>
}
