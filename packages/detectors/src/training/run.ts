import type { DetectionError } from "@detspec/core"
import type { Tensors } from "@detspec/networks"
import * as E from "fp-ts/lib/Either.js"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"
import type { TrainingBatch } from "../model/training-batch.js"
import type { Shuffle } from "../sampling.js"
import type { TrainingOptions } from "./options.js"
import type { Stage } from "./schedule.js"
import type { TrainingState } from "./state.js"
import { begin } from "./state.js"
import type { Stepped } from "./step.js"
import { trainingStep } from "./step.js"

/** What a run needs beside its state. */
export interface Run {
  readonly options: TrainingOptions
  readonly stages: readonly Stage[]
  /** What training began with. */
  readonly initial: Tensors
  /** Batch k, always the same one. */
  readonly batchAt: (k: number) => TaskEither<DetectionError, TrainingBatch>
  /** What is drawn from batch k. */
  readonly shuffleAt: (k: number) => Shuffle
}

/** The state before the first step. */
export const beginning = ({ stages, initial }: Run): TrainingState => {
  const first = stages[0]?.start(initial, [])
  return begin(0, first?.parameters ?? initial, [])
}

/** Which batch comes next: stages go on through the data where the last one ended. */
export const position = ({ options }: Run, { stage, step }: TrainingState): number =>
  stage * options.steps + step

/** Whether all stages are done. */
export const isDone = ({ stages, options }: Run, { stage, step }: TrainingState): boolean =>
  stage >= stages.length - 1 && step >= options.steps

/** A stage that has taken all its steps ends with its average, and the next one begins. */
const turned = ({ stages, options, initial }: Run, state: TrainingState): TrainingState => {
  const next = stages[state.stage + 1]
  if (state.step < options.steps || next === undefined) return state
  const done = [...state.done, state.average]
  return begin(state.stage + 1, next.start(initial, done).parameters, done)
}

/**
 * The steps from a state on, one after the other, each with the state after it. A run is a fold of `trainingStep`
 * over the batches: whoever keeps a state goes on from it bit for bit. Ends after the last step, or with an error.
 */
export async function* steps(
  run: Run,
  from: TrainingState,
): AsyncGenerator<E.Either<DetectionError, Stepped>, void, undefined> {
  let state = from
  for (const stage of run.stages.slice(from.stage)) {
    const take = trainingStep(stage.start(run.initial, state.done).slopes, run.options)
    const { stage: now } = state
    while (state.stage === now && !isDone(run, state)) {
      const k = position(run, state)
      const batch = await run.batchAt(k)()
      if (E.isLeft(batch)) return yield batch
      const next = await take(state, batch.right, run.shuffleAt(k))()
      if (E.isLeft(next)) return yield next
      state = turned(run, next.right.state)
      yield E.right({ state, report: next.right.report })
    }
  }
}
