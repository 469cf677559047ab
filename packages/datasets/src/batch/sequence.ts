import type { DetectionError } from "@detspec/core"
import { outOfRange } from "@detspec/core"
import type * as E from "fp-ts/lib/Either.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { augment } from "../augment/augment.js"
import type { Augmentation } from "../augment/parameters.js"
import type { Example } from "../example/example.js"
import { generatorAt, shuffled } from "../random-stream.js"
import type { Source } from "../source/source.js"
import type { PixelStatistics } from "../statistics.js"
import type { Batch } from "./batch.js"
import { batchOf } from "./batch.js"

/** How a source becomes a sequence of batches. */
export interface BatchPlan {
  readonly seed: number
  /** Images in a batch. The last few of an epoch that do not fill one are left for the next order. */
  readonly batchSize: number
  readonly augmentation: Augmentation
  /** Of the source: pads with its mean, and measures brightness by its deviation. */
  readonly statistics: PixelStatistics
  /** What is taken away from, and divides, every channel of the batch. */
  readonly normalise: PixelStatistics
  /** Sides of the batch are multiples of this. */
  readonly multiple: number
}

/** How many batches go through a source once. */
export const batchesInEpoch = ({ size }: Source, { batchSize }: BatchPlan): number =>
  Math.max(1, Math.floor(size / batchSize))

/** What tells apart the random numbers for orders from those for images. */
const [orders, images] = [0, 1]

/** Which examples batch k holds: every epoch has an order of its own, that of seed and epoch alone. */
export const indicesOf = (source: Source, plan: BatchPlan, k: number): readonly number[] => {
  const each = batchesInEpoch(source, plan)
  const [epoch, place] = [Math.floor(k / each), k % each]
  const [order] = shuffled(generatorAt(plan.seed, orders, epoch), source.size)
  return order.slice(place * plan.batchSize, (place + 1) * plan.batchSize)
}

/**
 * Batch k of a sequence without end: a function of source, plan and k alone, so that whoever knows k goes on bit for
 * bit where he stopped. Example n of epoch e is changed by random numbers that belong to (seed, e, n).
 *
 * Errors  those of the source; OutOfRange for a batch of no images or a number that is not whole
 */
export const batchAt = (source: Source, plan: BatchPlan, k: number): TE.TaskEither<DetectionError, Batch> => {
  const { seed, batchSize, multiple, statistics, normalise, augmentation } = plan
  if (!(Number.isInteger(k) && k >= 0))
    return TE.left(outOfRange("batchAt", "k", "be a whole number from 0 on", String(k)))
  if (!(batchSize >= 1 && multiple >= 1))
    return TE.left(outOfRange("batchAt", "batchSize, multiple", "be at least 1", `${batchSize}, ${multiple}`))
  const epoch = Math.floor(k / batchesInEpoch(source, plan))
  const changed = (index: number) =>
    TE.map((example: Example) => {
      const state = generatorAt(seed, images, epoch, index)
      return augment(example, augmentation, statistics, state)[0]
    })(source.at(index))
  return TE.map((examples: readonly Example[]) => batchOf(examples, normalise, multiple))(
    TE.traverseArray(changed)(indicesOf(source, plan, k)),
  )
}

/** The batches from number `from` on, without end, each made when it is asked for. */
export async function* batches(
  source: Source,
  plan: BatchPlan,
  from = 0,
): AsyncGenerator<E.Either<DetectionError, Batch>, never, undefined> {
  for (let k = from; ; k += 1) yield await batchAt(source, plan, k)()
}
