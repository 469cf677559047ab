import { existsSync } from "node:fs"
import type { DetectionError } from "@detspec/core"
import { badFile, outOfRange } from "@detspec/core"
import type { Checkpoint, TrainingState } from "@detspec/detectors"
import { beginning, fitting, readCheckpoint, writeCheckpoint } from "@detspec/detectors"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { describe } from "../models/description.js"
import { readBytes, writeAtomically } from "../models/files.js"
import type { TrainOptions } from "./options.js"
import type { Prepared } from "./prepare.js"

export const checkpointFile = ({ out }: TrainOptions): string => `${out}.checkpoint`

/** Every option that the numbers depend on: a checkpoint belongs to these alone. */
const about = ({ description }: Prepared, options: TrainOptions): Readonly<Record<string, string>> => {
  const { data, list, corners, scenes, seed, steps, batch, rate, warmUp, schedule, augment, weights } =
    options
  const settled = {
    data,
    list,
    corners,
    scenes,
    seed,
    steps,
    batch,
    rate,
    warmUp,
    schedule,
    augment,
    weights,
  }
  return { ...describe(description), options: JSON.stringify(settled) }
}

/** Refuses the checkpoint of another run, by the first word that differs. */
const belonging =
  (file: string, prepared: Prepared, options: TrainOptions) =>
  ({ state, about: written }: Checkpoint): E.Either<DetectionError, TrainingState> => {
    const wrong = Object.entries(about(prepared, options)).find(([name, text]) => written[name] !== text)
    if (wrong !== undefined)
      return E.left(
        badFile(file, wrong[0], `be of this training: ${wrong[1]}`, written[wrong[0]] ?? "nothing"),
      )
    const { run } = prepared
    const parameters = Object.entries(run.initial).map(([name, { shape }]) => ({
      name,
      shape,
      fill: { kind: "constant", value: 0 } as const,
      learned: true,
    }))
    return E.map(() => state)(fitting(parameters, state.parameters))
  }

/** Where training begins: at the start, or where a checkpoint stands. A checkpoint is never written over unasked. */
export const resumed = (
  prepared: Prepared,
  options: TrainOptions,
): TE.TaskEither<DetectionError, TrainingState> => {
  const file = checkpointFile(options)
  if (!existsSync(file)) return TE.right(beginning(prepared.run))
  if (!options.resume)
    return TE.left(
      outOfRange(
        "train",
        "--out",
        "be new: --resume goes on from a checkpoint, another --out begins anew",
        file,
      ),
    )
  return pipe(
    readBytes(file),
    TE.chainEitherK((bytes) => readCheckpoint(file, bytes)),
    TE.chainEitherK(belonging(file, prepared, options)),
  )
}

export const saveCheckpoint = (
  prepared: Prepared,
  options: TrainOptions,
  state: TrainingState,
): TE.TaskEither<DetectionError, void> =>
  writeAtomically(checkpointFile(options), writeCheckpoint({ state, about: about(prepared, options) }))
