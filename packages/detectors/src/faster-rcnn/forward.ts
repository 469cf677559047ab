import type { DetectionError, FloatTensor } from "@detspec/core"
import type { Graph, Tensors } from "@detspec/networks"
import { graph } from "@detspec/networks"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Anchors } from "../anchors/pyramid.js"
import { pyramidAnchors } from "../anchors/pyramid.js"
import { reshaped } from "../dense.js"
import type { ImageBatch } from "../images/batch.js"
import type { Derivative, Evaluated } from "../model/derivative.js"
import { answered } from "../model/derivative.js"
import { mapSizes } from "../model/map-sizes.js"
import type { Tools } from "../model/tools.js"
import { entryOf } from "../rows.js"
import type { FasterRcnnConfig, ProposalsConfig } from "./config.js"
import type { FasterRcnnNetwork } from "./network.js"
import type { Proposals } from "./proposals.js"
import { proposals } from "./proposals.js"
import type { RpnHeads } from "./rpn-loss.js"

/** What the first stage says of a batch, the maps that regions are pooled from, and how to go back from there. */
export interface FirstStage {
  readonly rpn: RpnHeads
  readonly anchors: Anchors
  readonly maps: readonly FloatTensor[]
  /** The cells of all maps together. */
  readonly cells: number
  readonly pullback: Evaluated["pullback"]
}

const mapName = (level: number): string => `map ${level}`

/** The graph of the first stage: the proposal network's answers, and the maps that are pooled from. */
export const firstStageGraph = (network: FasterRcnnNetwork, { head }: FasterRcnnConfig): Graph =>
  graph({
    ...network.rpn.outputs,
    ...Object.fromEntries(
      network.features.slice(0, head.pool.strides.length).map(({ node }, l) => [mapName(l), node]),
    ),
  })

/** Cotangents of the first stage's outputs, by their names in its graph. */
export const firstStageCotangents = (rpn: RpnHeads, maps: readonly FloatTensor[]): Tensors => ({
  ...rpn,
  ...Object.fromEntries(maps.map((map, l) => [mapName(l), map])),
})

export const firstStage =
  ({ backend }: Tools, config: FasterRcnnConfig, network: FasterRcnnNetwork, derivative: Derivative) =>
  (parameters: Tensors, { images }: ImageBatch): TE.TaskEither<DetectionError, FirstStage> => {
    const leaves = { ...parameters, images }
    const [, , height = 0, width = 0] = images.shape
    return pipe(
      TE.Do,
      TE.bind("sizes", () => TE.fromEither(mapSizes(network.features, leaves))),
      TE.bind("anchors", ({ sizes }) => pyramidAnchors(backend, config.anchors)({ height, width }, sizes)),
      TE.bind("evaluated", () => derivative(leaves)),
      TE.bind("objectness", ({ evaluated }) => answered(evaluated.outputs, "objectness")),
      TE.bind("deltas", ({ evaluated }) => answered(evaluated.outputs, "deltas")),
      TE.bind("maps", ({ evaluated }) =>
        TE.sequenceArray(config.head.pool.strides.map((_, l) => answered(evaluated.outputs, mapName(l)))),
      ),
      TE.map(({ sizes, anchors, objectness, deltas, maps, evaluated: { pullback } }) => ({
        rpn: { objectness, deltas },
        anchors,
        maps,
        cells: sizes.reduce((sum, size) => sum + size.height * size.width, 0),
        pullback,
      })),
    )
  }

/** The proposals of every image of a batch. */
export const proposed =
  ({ backend }: Tools, { rpn }: FasterRcnnConfig, of: ProposalsConfig) =>
  (stage: FirstStage, { sizes }: ImageBatch): TE.TaskEither<DetectionError, readonly Proposals[]> =>
    TE.sequenceSeqArray(
      sizes.map((size, n) => {
        const objectness = entryOf(stage.rpn.objectness, n)
        const flat = reshaped(objectness, [objectness.size])
        return proposals(backend, of, rpn.coding)(flat, entryOf(stage.rpn.deltas, n), stage.anchors, size)
      }),
    )
