import type { DetectionError } from "@detspec/core"
import { message } from "@detspec/core"
import type { Tools } from "@detspec/detectors"
import type { Engine } from "@detspec/networks"
import { referenceEngine } from "@detspec/networks"
import type { Backend } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { adapters } from "./adapters/index.js"
import { replayModels } from "./models/index.js"
import { readCases } from "./read.js"
import { anyFailed, fileLines, totalLine } from "./report.js"
import type { FileResult } from "./run.js"
import { runFile } from "./run.js"
import { splitPaths } from "./split-paths.js"

export interface ReplayOptions {
  readonly backend: Backend
  /** For cases of layers; the reference when left out. */
  readonly engine?: Engine
  /** Engines and backends that recorded models are run with, opened when there are models. */
  readonly tools?: TaskEither<DetectionError, readonly Tools[]>
  readonly paths: readonly string[]
  /** Where lines go; the console when left out. */
  readonly print?: (line: string) => void
}

type Status = 0 | 1 | 2

const replayCases = async (
  { backend, engine = referenceEngine }: Pick<ReplayOptions, "backend" | "engine">,
  paths: readonly string[],
  print: (line: string) => void,
): Promise<Status> => {
  const read = await TE.traverseArray(readCases)(paths)()
  if (E.isLeft(read)) {
    print(message(read.left))
    return 2
  }
  const results: FileResult[] = []
  for (const file of read.right.flat()) {
    const result = await runFile(file, adapters, { backend, engine })
    for (const line of fileLines(result)) print(line)
    results.push(result)
  }
  print(totalLine(results))
  return anyFailed(results) ? 1 : 0
}

/** Replays recorded cases and models: 0, 1 when something failed, 2 when a path cannot be read. */
export const replay = async (options: ReplayOptions): Promise<Status> => {
  const { tools = TE.right([]), print = console.log } = options
  const split = await splitPaths(options.paths)()
  if (E.isLeft(split)) {
    print(message(split.left))
    return 2
  }
  const { models, cases } = split.right
  const ofModels = models.length === 0 ? 0 : await replayModels(models, tools, print)
  const ofCases = cases.length === 0 ? 0 : await replayCases(options, cases, print)
  return ofModels === 2 || ofCases === 2 ? 2 : ofModels === 1 || ofCases === 1 ? 1 : 0
}
