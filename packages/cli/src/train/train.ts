import type { DetectionError } from "@detspec/core"
import type { Stepped, TrainingState } from "@detspec/detectors"
import { isDone, position, steps } from "@detspec/detectors"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { withTools } from "../models/tools.js"
import { saveWeights } from "../models/weights.js"
import { earlierRows, writeLog } from "./keep.js"
import type { LogRow } from "./log.js"
import { rowOf } from "./log.js"
import type { TrainOptions } from "./options.js"
import { checkTrainOptions } from "./options.js"
import type { Prepared } from "./prepare.js"
import { prepare } from "./prepare.js"
import { resumed, saveCheckpoint } from "./resume.js"
import { introduce, show } from "./show.js"

type Print = (line: string) => void

const seconds = (): number => performance.now() / 1000

/** Keeps log, curves and state: what a run that is killed finds again. The log first: rows beyond a state are made again, missing ones never. */
const keep = async (
  prepared: Prepared,
  options: TrainOptions,
  state: TrainingState,
  rows: readonly LogRow[],
) => {
  const logged = await writeLog(options, rows)()
  return E.isLeft(logged) ? logged : saveCheckpoint(prepared, options, state)()
}

/** Every step from a state on; after some of them, and after the last, the state is kept. An error keeps the last one. */
const taken = async (
  prepared: Prepared,
  options: TrainOptions,
  from: TrainingState,
  print: Print,
): Promise<E.Either<DetectionError, TrainingState>> => {
  const { run } = prepared
  const before = await earlierRows(options, from)()
  const rows: LogRow[] = [...before]
  const [begun, first] = [seconds(), position(run, from)]
  // A folder that cannot be written to is found before the first step, not after the last.
  const kept = await keep(prepared, options, from, rows)
  if (E.isLeft(kept)) return kept
  let state = from
  let last = begun
  for await (const step of steps(run, from)) {
    if (E.isLeft(step)) return step
    const { report }: Stepped = step.right
    state = step.right.state
    rows.push(rowOf(report, seconds() - last))
    last = seconds()
    const done = isDone(run, state)
    const at = position(run, state)
    show(prepared, options, { report, seconds: last - begun, taken: at - first, at }, print)
    if (at % options.every === 0 || done) {
      const kept = await keep(prepared, options, state, rows)
      if (E.isLeft(kept)) return kept
    }
  }
  return E.right(state)
}

/** Trains a detector: reads the data, goes on from a checkpoint where there is one, and writes the averaged weights. */
export const train = (
  architecture: string,
  given: TrainOptions,
  print: Print,
): TE.TaskEither<DetectionError, void> =>
  pipe(
    TE.fromEither(checkTrainOptions(architecture, given)),
    TE.chain((options) =>
      withTools(options, (tools) =>
        pipe(
          TE.Do,
          TE.bind("prepared", () => prepare(tools, architecture, options)),
          TE.bind("from", ({ prepared }) => resumed(prepared, options)),
          TE.chainFirst(({ prepared, from }) => TE.rightIO(() => introduce(prepared, from, print))),
          TE.bind(
            "end",
            ({ prepared, from }) =>
              () =>
                taken(prepared, options, from, print),
          ),
          TE.chain(({ prepared, end }) => saveWeights(options.out, prepared.description, end.average)),
          TE.map(() => print(`weights: ${options.out}`)),
        ),
      ),
    ),
  )
