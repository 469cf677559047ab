import type { DetectionError } from "@detspec/core"
import type { AdamWState, Engine, Stepped } from "@detspec/networks"
import { adamWStart } from "@detspec/networks"
import type { Backend } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { selectBackend } from "../../backends.js"
import { selectEngine } from "../../engines.js"
import type { ExitStatus } from "../../exit.js"
import { complain } from "../../exit.js"
import { fiveLayersStart } from "./five-layers.js"
import { trainingStep } from "./step.js"
import { openTorch } from "./torch.js"

export interface TrainingBenchOptions {
  readonly backend: string
  readonly python: string
  readonly threads: number
  readonly rounds: number
}

type Print = (line: string) => void

const stepsARound = 20

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

/** Steps that go on from where the last ones ended; answers the median time of each call. */
const stepper = (engine: Engine, backend: Backend): ((count: number) => Promise<number>) => {
  let at: Stepped<AdamWState> = { parameters: fiveLayersStart(), state: adamWStart }
  return async (count) => {
    const times: number[] = []
    for (let k = 0; k < count; k += 1) {
      const started = performance.now()
      at = await trainingStep(engine, backend, at)
      times.push(performance.now() - started)
    }
    return median(times)
  }
}

const both = (options: TrainingBenchOptions): TE.TaskEither<DetectionError, readonly [Engine, Backend]> =>
  TE.chain((engine: Engine) =>
    TE.map((backend: Backend) => [engine, backend] as const)(selectBackend(options.backend)),
  )(selectEngine("onnxruntime", { threads: options.threads }))

/** Rounds of steps here and in PyTorch, by turns: the machine's noise falls on both. */
export const runTrainingBench = async (options: TrainingBenchOptions, print: Print): Promise<ExitStatus> => {
  const opened = await both(options)()
  if (E.isLeft(opened)) return complain(opened.left)
  const [engine, backend] = opened.right
  const torch = await openTorch(options.python, options.threads)
  print(
    `five layers, 128 × 128 × 3, batch 4: ${engine.name} with losses on ${backend.name}, ${options.threads} threads`,
  )
  print(torch ? `against PyTorch ${torch.version}` : `no PyTorch at ${options.python}`)
  const ours = stepper(engine, backend)
  await Promise.all([ours(stepsARound), torch?.steps(stepsARound)])
  const [times, ratios]: [number[], number[]] = [[], []]
  for (let round = 0; round < options.rounds; round += 1) {
    const time = await ours(stepsARound)
    const theirs = await torch?.steps(stepsARound)
    times.push(time)
    if (theirs !== undefined) ratios.push(time / theirs)
    print(
      `${time.toFixed(1)} ms a step${theirs === undefined ? "" : `, PyTorch ${theirs.toFixed(1)} ms: ${(time / theirs).toFixed(2)} times`}`,
    )
  }
  print(
    `median ${median(times).toFixed(1)} ms${torch ? `, ${median(ratios).toFixed(2)} times PyTorch's` : ""}`,
  )
  torch?.close()
  await engine.dispose()
  await backend.dispose()
  return 0
}
