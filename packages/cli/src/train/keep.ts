import type { DetectionError } from "@detspec/core"
import type { TrainingState } from "@detspec/detectors"
import { pipe } from "fp-ts/lib/function.js"
import * as T from "fp-ts/lib/Task.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { readBytes, writeAtomically } from "../models/files.js"
import { curves } from "./curves.js"
import type { LogRow } from "./log.js"
import { csv, readCsv } from "./log.js"
import type { TrainOptions } from "./options.js"

const logFile = ({ out }: TrainOptions): string => `${out}.csv`

/** The rows of the log up to a state: what was logged after its checkpoint will be done again. */
export const earlierRows = (
  options: TrainOptions,
  { stage, step }: TrainingState,
): T.Task<readonly LogRow[]> =>
  pipe(
    readBytes(logFile(options)),
    TE.map((bytes) =>
      readCsv(new TextDecoder().decode(bytes)).filter(
        (row) => row.stage < stage + 1 || (row.stage === stage + 1 && row.step <= step),
      ),
    ),
    TE.getOrElse(() => T.of<readonly LogRow[]>([])),
  )

/** The log, and its curves as a picture. */
export const writeLog = (
  options: TrainOptions,
  rows: readonly LogRow[],
): TE.TaskEither<DetectionError, void> =>
  pipe(
    writeAtomically(logFile(options), csv(rows)),
    TE.chain(() => writeAtomically(`${options.out}.svg`, curves(rows))),
  )
