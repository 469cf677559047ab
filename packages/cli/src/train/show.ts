import type { StepReport, TrainingState } from "@detspec/detectors"
import { skippedLines } from "../data/left-out.js"
import type { TrainOptions } from "./options.js"
import type { Prepared } from "./prepare.js"
import { standingLine } from "./progress.js"

type Print = (line: string) => void

/** What is trained on what, before the first step. */
export const introduce = (
  { description, data, run, stageNames }: Prepared,
  from: TrainingState,
  print: Print,
): void => {
  const size = Object.values(run.initial).reduce((sum, tensor) => sum + tensor.size, 0)
  print(
    `${description.architecture}: ${size} parameters, ${data.source.size} images, classes ${description.classes.join(", ")}`,
  )
  const { empty, crowds, clipped } = data.examples
    .map(({ leftOut }) => leftOut)
    .reduce(
      (a, b) => ({
        empty: a.empty + b.empty,
        crowds: a.crowds + b.crowds,
        clipped: a.clipped + b.clipped,
      }),
      { empty: 0, crowds: 0, clipped: 0 },
    )
  if (empty + crowds + clipped > 0)
    print(`left out: ${empty} boxes without an inside, ${crowds} crowds; cut at the border: ${clipped}`)
  for (const line of skippedLines(data.warnings)) print(line)
  if (from.step > 0 || from.stage > 0)
    print(`going on after step ${from.step} of ${stageNames[from.stage] ?? "training"}`)
}

interface Moment {
  readonly report: StepReport
  readonly seconds: number
  readonly taken: number
  readonly at: number
}

/** A line that is written over in a terminal; else a plain line now and then. */
export const show = (
  { run, stageNames }: Prepared,
  options: TrainOptions,
  { report, seconds, taken, at }: Moment,
  print: Print,
): void => {
  const terminal = process.stdout.isTTY === true
  const last = report.step === options.steps
  if (!terminal && !last && report.step % 10 !== 0 && report.step !== 1) return
  const left = run.stages.length * options.steps - at
  const stage = stageNames[report.stage] ?? "training"
  const text = standingLine(
    { report, stage, steps: options.steps, batch: options.batch, seconds, taken, left },
    terminal,
  )
  if (!terminal) print(text)
  // A line that is wider than the terminal would wrap, and could not be written over.
  else process.stdout.write(`\r\u001b[K${text.slice(0, process.stdout.columns - 1)}${last ? "\n" : ""}`)
}
