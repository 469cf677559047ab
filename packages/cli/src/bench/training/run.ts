import type { DetectionError } from "@detspec/core"
import type { Tools } from "@detspec/detectors"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { selectBackend } from "../../backends.js"
import { selectEngine } from "../../engines.js"
import type { ExitStatus } from "../../exit.js"
import { complain } from "../../exit.js"
import { fiveLayersStepper } from "./five-layers-step.js"
import { retinaNetStepper } from "./retinanet-step.js"
import type { Torch } from "./torch.js"
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

/** The median time of so many steps, in milliseconds. */
const timed = async (step: () => Promise<void>, count: number): Promise<number> => {
  const times: number[] = []
  for (let k = 0; k < count; k += 1) {
    const started = performance.now()
    await step()
    times.push(performance.now() - started)
  }
  return median(times)
}

const opened = (options: TrainingBenchOptions): TE.TaskEither<DetectionError, Tools> =>
  pipe(
    TE.Do,
    TE.bind("engine", () => selectEngine("onnxruntime", { threads: options.threads })),
    TE.bind("backend", () => selectBackend(options.backend)),
  )

/** Rounds of steps here and in PyTorch, by turns: the machine's noise falls on both. */
const againstTorch = async (tools: Tools, torch: Torch | undefined, rounds: number, print: Print) => {
  const step = fiveLayersStepper(tools)
  await timed(step, stepsARound)
  await torch?.steps(stepsARound)
  const [times, ratios]: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds; round += 1) {
    const ours = await timed(step, stepsARound)
    const theirs = await torch?.steps(stepsARound)
    times.push(ours)
    if (theirs !== undefined) ratios.push(ours / theirs)
    const compared =
      theirs === undefined ? "" : `, PyTorch ${theirs.toFixed(1)} ms: ${(ours / theirs).toFixed(2)} times`
    print(`  ${ours.toFixed(1)} ms a step${compared}`)
  }
  print(
    `  median ${median(times).toFixed(1)} ms${torch ? `, ${median(ratios).toFixed(2)} times PyTorch's` : ""}`,
  )
}

/** Times training steps: of a small dense detector beside PyTorch, and of the small RetinaNet. */
export const runTrainingBench = async (options: TrainingBenchOptions, print: Print): Promise<ExitStatus> => {
  const tools = await opened(options)()
  if (E.isLeft(tools)) return complain(tools.left)
  const { engine, backend } = tools.right
  print(`${engine.name}, losses on ${backend.name}, ${options.threads} threads`)
  const torch = await openTorch(options.python, options.threads)
  print(
    `five layers, 128 × 128 × 3, batch 4; ${torch ? `PyTorch ${torch.version}` : `no PyTorch at ${options.python}`}`,
  )
  await againstTorch(tools.right, torch, options.rounds, print)
  torch?.close()
  print("small RetinaNet, 160 × 120, batch 8")
  const step = await retinaNetStepper(tools.right)
  await timed(step, 3)
  print(`  median ${(await timed(step, stepsARound)).toFixed(1)} ms`)
  await Promise.all([engine.dispose(), backend.dispose()])
  return 0
}
