import type { DetectionError, FloatTensor } from "@detspec/core"
import { int32 } from "@detspec/core"
import type { Tensors } from "@detspec/networks"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { tensorOf, zerosLike } from "../dense.js"
import type { Derivative, Evaluated } from "../model/derivative.js"
import { answered } from "../model/derivative.js"
import type { Tools } from "../model/tools.js"
import type { Pooled } from "../pooling/pool.js"
import { pool } from "../pooling/pool.js"
import type { Regions } from "../pooling/pool-map.js"
import { joinRows } from "../rows.js"
import type { BoxHeads } from "./box-loss.js"
import type { FasterRcnnConfig } from "./config.js"

/** What the second stage says of the regions of a batch, and how to go back from there. */
export interface SecondStage {
  readonly heads: BoxHeads
  readonly pooled: Pooled
  readonly pullback: Evaluated["pullback"]
}

/** The regions of all images in one list, and the image of each. */
export const regionsOf = (boxes: readonly FloatTensor[]): Regions => {
  const images = boxes.flatMap(({ shape }, image) => Array.from({ length: shape[0] ?? 0 }, () => image))
  return { boxes: joinRows(boxes, [4]), images: int32([images.length], images) }
}

/** No regions, no answers: the network is not asked. */
const nothing = (pooled: Pooled, classes: number): SecondStage => ({
  heads: {
    logits: tensorOf([0, classes], zerosLike(pooled.bins, 0)),
    deltas: tensorOf([0, classes, 4], zerosLike(pooled.bins, 0)),
  },
  pooled,
  pullback: () => TE.right({}),
})

/** Pools the regions of every image from the maps, and asks the head. */
export const secondStage =
  ({ backend }: Tools, { head, classes }: FasterRcnnConfig, derivative: Derivative) =>
  (
    parameters: Tensors,
    maps: readonly FloatTensor[],
    boxes: readonly FloatTensor[],
  ): TE.TaskEither<DetectionError, SecondStage> =>
    pipe(
      pool(backend, head.pool)(maps, regionsOf(boxes)),
      TE.chain((pooled) =>
        pooled.bins.shape[0] === 0
          ? TE.right(nothing(pooled, classes))
          : pipe(
              TE.Do,
              TE.bind("evaluated", () => derivative({ ...parameters, regions: pooled.bins })),
              TE.bind("logits", ({ evaluated }) => answered(evaluated.outputs, "logits")),
              TE.bind("deltas", ({ evaluated }) => answered(evaluated.outputs, "deltas")),
              TE.map(({ logits, deltas, evaluated: { pullback } }) => ({
                heads: { logits, deltas },
                pooled,
                pullback,
              })),
            ),
      ),
    )
