import type { DetectionError } from "@detspec/core"
import { notFinite } from "@detspec/core"
import { globalNorm } from "@detspec/networks"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Slopes, SlopesOf } from "../model/model.js"
import type { TrainingBatch } from "../model/training-batch.js"
import type { Shuffle } from "../sampling.js"
import { optimised, rateOf } from "./optimise.js"
import type { TrainingOptions } from "./options.js"
import type { TrainingState } from "./state.js"

/** What happened in a step. */
export interface StepReport {
  readonly stage: number
  /** Counted from 1. */
  readonly step: number
  readonly losses: Readonly<Record<string, number>>
  readonly rate: number
  /** The length of all gradients together, before it was clipped. */
  readonly gradientNorm: number
  /** Boxes without an inside. */
  readonly leftOut: number
}

export interface Stepped {
  readonly state: TrainingState
  readonly report: StepReport
}

/** Names the step in an error: training stops there, and the state before it is still good. */
const atStep =
  ({ stage, step }: TrainingState) =>
  (error: DetectionError): DetectionError => ({
    ...error,
    operation: `training, stage ${stage + 1}, step ${step + 1}: ${error.operation}`,
  })

const finite = ({ losses, gradients }: Slopes): E.Either<DetectionError, number> => {
  const wrong = Object.entries(losses).find(([, loss]) => !Number.isFinite(loss))
  if (wrong !== undefined) return E.left(notFinite("loss", wrong[0], "be a number", String(wrong[1])))
  const norm = globalNorm(gradients)
  return Number.isFinite(norm)
    ? E.right(norm)
    : E.left(notFinite("loss", "gradients", "be numbers", String(norm)))
}

/** One step of training: from a state and a batch to the next state and a report. Nothing else goes in or out. */
export const trainingStep =
  (slopes: SlopesOf, options: TrainingOptions) =>
  (state: TrainingState, batch: TrainingBatch, shuffle: Shuffle): TaskEither<DetectionError, Stepped> =>
    pipe(
      slopes(state.parameters, batch, shuffle),
      TE.chainEitherK((found) => E.map((norm: number) => ({ ...found, norm }))(finite(found))),
      TE.map(({ losses, gradients, norm }) => ({
        state: optimised(options, state, gradients),
        report: {
          stage: state.stage,
          step: state.step + 1,
          losses,
          rate: rateOf(options)(state.step),
          gradientNorm: norm,
          leftOut: batch.leftOut,
        },
      })),
      TE.mapLeft(atStep(state)),
    )
