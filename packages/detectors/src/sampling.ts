import type { DetectionError, Int32Tensor } from "@detspec/core"
import { int32, toArray } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import * as TE from "fp-ts/lib/TaskEither.js"

/** How many examples an image gives to a training step, and which share of them may be positive. */
export interface SampleConfig {
  readonly size: number
  readonly positiveFraction: number
}

/** In which order the examples of an image are preferred: each index below `count` once. Random where the sample is to be. */
export type Shuffle = (image: number, count: number) => Int32Tensor

/** The order in which they come: nothing is left to chance. */
export const inOrder: Shuffle = (_, count) =>
  int32(
    [count],
    Array.from({ length: count }, (_, i) => i),
  )

export interface Sample {
  readonly positives: readonly number[]
  readonly negatives: readonly number[]
}

/** Draws from labels: 1 or more is positive, 0 negative, -1 does not count. */
export const sampled =
  (backend: Backend, config: SampleConfig, shuffle: Shuffle) =>
  (image: number, labels: readonly number[]): TE.TaskEither<DetectionError, Sample> =>
    TE.map((drawn: { readonly positives: Int32Tensor; readonly negatives: Int32Tensor }) => ({
      positives: toArray(drawn.positives),
      negatives: toArray(drawn.negatives),
    }))(
      backend.operations.sampleBalanced({
        labels: int32([labels.length], labels),
        permutation: shuffle(image, labels.length),
        ...config,
      }),
    )
