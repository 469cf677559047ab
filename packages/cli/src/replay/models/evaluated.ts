import type { DetectionError } from "@detspec/core"
import type { ImageBatch } from "@detspec/detectors"
import type { Engine, Node } from "@detspec/networks"
import { graph } from "@detspec/networks"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { RecordedModel } from "./read.js"
import type { Stage } from "./stage.js"
import { allowance, compared } from "./stage.js"

/** Nodes of a network, evaluated on a batch and held against the recorded tensors of their names. */
export const nodeStages = (
  engine: Engine,
  { meta, weights, tensors }: RecordedModel,
  nodes: Readonly<Record<string, Node>>,
  leaves: Readonly<Record<string, ImageBatch["images"]>>,
): TE.TaskEither<DetectionError, readonly Stage[]> =>
  TE.map((values: Readonly<Record<string, ImageBatch["images"]>>) =>
    Object.entries(values).map(([name, value]) =>
      compared(name, tensors[name], value, allowance(meta, name)),
    ),
  )(engine.evaluate(graph(nodes), { ...weights, ...leaves }))
