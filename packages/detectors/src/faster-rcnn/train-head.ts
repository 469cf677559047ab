import type { DetectionError, FloatTensor } from "@detspec/core"
import type { Tensors } from "@detspec/networks"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { zerosOf } from "../dense.js"
import type { Derivative } from "../model/derivative.js"
import type { Tools } from "../model/tools.js"
import type { TrainingBatch } from "../model/training-batch.js"
import { joinRows } from "../rows.js"
import type { Shuffle } from "../sampling.js"
import { boxHeadLoss } from "./box-loss.js"
import type { BoxTargets } from "./box-targets.js"
import { boxTargets } from "./box-targets.js"
import type { FasterRcnnConfig } from "./config.js"
import type { Proposals } from "./proposals.js"
import { secondStage } from "./second-stage.js"

/** The head's losses, the slopes of its parameters, and what flows back into the maps. */
export interface HeadPart {
  readonly losses: Readonly<Record<string, number>>
  readonly gradients: Tensors
  readonly maps: readonly FloatTensor[]
}

/** Where the head does not learn, nothing flows back from it. */
export const withoutHead = (maps: readonly FloatTensor[]): HeadPart => ({
  losses: {},
  gradients: {},
  maps: maps.map(zerosOf),
})

const joined = (targets: readonly BoxTargets[]): BoxTargets => ({
  boxes: joinRows(
    targets.map(({ boxes }) => boxes),
    [4],
  ),
  labels: targets.flatMap(({ labels }) => labels),
  truths: joinRows(
    targets.map(({ truths }) => truths),
    [4],
  ),
})

export const headPart = (
  tools: Tools,
  config: FasterRcnnConfig,
  derivative: Derivative,
): ((
  parameters: Tensors,
  maps: readonly FloatTensor[],
  proposals: readonly Proposals[],
  batch: TrainingBatch,
  shuffle: Shuffle,
) => TE.TaskEither<DetectionError, HeadPart>) => {
  const ask = secondStage(tools, config, derivative)
  const lossOf = boxHeadLoss(tools.backend, config.head)
  return (parameters, maps, proposals, { truths }, shuffle) => {
    const draw = boxTargets(tools.backend, config.head, shuffle)
    const targetsOf = truths.map((truth, n) => draw(n, proposals[n]?.boxes ?? truth.boxes, truth))
    return pipe(
      TE.Do,
      TE.bind("targets", () => TE.sequenceSeqArray(targetsOf)),
      TE.bind("stage", ({ targets }) =>
        ask(
          parameters,
          maps,
          targets.map(({ boxes }) => boxes),
        ),
      ),
      TE.bind("loss", ({ targets, stage }) => lossOf(stage.heads, joined(targets))),
      TE.bind("back", ({ stage, loss }) => stage.pullback({ ...loss.cotangents })),
      TE.bind("maps", ({ stage, back: { regions } }) =>
        regions === undefined ? TE.right(maps.map(zerosOf)) : stage.pooled.pullback(regions),
      ),
      TE.map(({ loss: { classification, boxRegression }, back: { regions: _, ...gradients }, maps }) => ({
        losses: { classification, boxRegression },
        gradients,
        maps,
      })),
    )
  }
}
