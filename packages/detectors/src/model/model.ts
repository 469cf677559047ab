import type { DetectionError, FloatTensor } from "@detspec/core"
import type { Graph, LeafShapes, Tensors } from "@detspec/networks"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"
import type { Detections } from "../detections.js"
import type { Size } from "../images/size.js"
import type { Parameter } from "../layers/parameter.js"
import type { Shuffle } from "../sampling.js"
import type { TrainingBatch } from "./training-batch.js"

/** The losses of one batch by name, and their slopes along the parameters that are trained. */
export interface Slopes {
  readonly losses: Readonly<Record<string, number>>
  readonly gradients: Tensors
}

/** From parameters and a batch to losses and slopes. */
export type SlopesOf = (
  parameters: Tensors,
  batch: TrainingBatch,
  shuffle: Shuffle,
) => TaskEither<DetectionError, Slopes>

/** A network of a detector, to be saved: with the shapes of its inputs for images of a size. */
export interface NetworkPart {
  readonly name: string
  readonly graph: Graph
  readonly inputs: (batch: number, size: Size) => LeafShapes
}

/** From parameters and images [3, h, w] with values in [0, 1] to the objects on them, in pixels of each image. */
export type Detect = (
  parameters: Tensors,
  images: readonly FloatTensor[],
) => TaskEither<DetectionError, readonly Detections[]>

/** A whole detector, without its parameters' values. */
export interface Model {
  readonly parameters: readonly Parameter[]
  readonly detect: Detect
  readonly slopes: SlopesOf
  readonly networks: readonly NetworkPart[]
}
