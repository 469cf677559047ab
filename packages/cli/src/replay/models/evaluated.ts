import type { DetectionError } from "@detspec/core"
import type { Engine, Node, Tensors } from "@detspec/networks"
import { graph } from "@detspec/networks"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { RecordedModel } from "./read.js"
import type { Stage } from "./stage.js"
import { stageOf } from "./stage.js"

/** Nodes of a network, evaluated on a batch and held against the recorded tensors of their names. */
export const nodeStages = (
  engine: Engine,
  recorded: RecordedModel,
  nodes: Readonly<Record<string, Node>>,
  leaves: Tensors,
): TE.TaskEither<DetectionError, readonly Stage[]> =>
  TE.map((values: Tensors) => Object.entries(values).map(([name, value]) => stageOf(recorded)(name, value)))(
    engine.evaluate(graph(nodes), { ...recorded.weights, ...leaves }),
  )
