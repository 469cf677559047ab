import type { DetectionError, FloatTensor, Int32Tensor } from "@detspec/core"
import { toArray } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import { pipe } from "fp-ts/lib/function.js"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { tensorOf, zerosLike } from "../dense.js"
import { joinRows, takeInts, takeRows } from "../rows.js"
import type { PoolConfig } from "./config.js"
import type { PooledMap, Regions } from "./pool-map.js"
import { poolMap } from "./pool-map.js"

/** The bins of every region, and what flows back to each feature map from their cotangent. */
export interface Pooled {
  readonly bins: FloatTensor
  readonly pullback: (cotangent: FloatTensor) => TaskEither<DetectionError, readonly FloatTensor[]>
}

/** The regions of each map, as rows of all of them: by size where there are several maps. */
const rowsOfMaps = (
  backend: Backend,
  { strides, levels }: PoolConfig,
  boxes: FloatTensor,
): TaskEither<DetectionError, readonly (readonly number[])[]> => {
  const all = Array.from({ length: boxes.shape[0] ?? 0 }, (_, n) => n)
  const octave = (stride = 1) => Math.round(Math.log2(stride))
  const minLevel = octave(strides[0])
  if (levels === undefined) return TE.right([all])
  return TE.map((assigned: { readonly levels: Int32Tensor }) => {
    const at = toArray(assigned.levels)
    return strides.map((stride) => all.filter((n) => at[n] === octave(stride)))
  })(backend.operations.assignPyramidLevels({ boxes, ...levels, minLevel, maxLevel: octave(strides.at(-1)) }))
}

/** Regions that lie on different maps, each at its place among all of them. */
const together = (
  maps: readonly FloatTensor[],
  rows: readonly (readonly number[])[],
  pooled: readonly PooledMap[],
): Pooled => {
  const order = rows.flat()
  const place = order.map(() => 0)
  order.forEach((n, at) => {
    place[n] = at
  })
  const bins = pooled.map((one) => one.bins)
  return {
    bins: takeRows(joinRows(bins, bins[0]?.shape.slice(1) ?? []), place),
    pullback: (cotangent) =>
      TE.sequenceArray(
        maps.map((map, l) => {
          const of = rows[l] ?? []
          const back = pooled[l]?.pullback
          if (back === undefined || of.length === 0)
            return TE.right(tensorOf(map.shape, zerosLike(map, map.size)))
          return back(takeRows(cotangent, of))
        }),
      ),
  }
}

/**
 * Every region pooled from the map that suits its size.
 *
 * Shapes  maps: [B, C, H_l, W_l], finest first; bins: [R, C, size, size] in the order of the regions
 * Source  FPN, section 4.2, eq. (1)
 */
export const pool =
  (backend: Backend, config: PoolConfig) =>
  (maps: readonly FloatTensor[], { boxes, images }: Regions): TaskEither<DetectionError, Pooled> =>
    pipe(
      rowsOfMaps(backend, config, boxes),
      TE.chain((rows) =>
        pipe(
          rows.map((of, l) => ({ of, map: maps[l], stride: config.strides[l] ?? 1 })),
          TE.traverseArray(({ of, map, stride }) =>
            poolMap(backend, config)(map ?? boxes, stride, {
              boxes: takeRows(boxes, of),
              images: takeInts(images, of),
            }),
          ),
          TE.map((pooled) => together(maps.slice(0, rows.length), rows, pooled)),
        ),
      ),
    )
