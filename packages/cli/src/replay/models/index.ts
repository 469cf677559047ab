import type { DetectionError } from "@detspec/core"
import { message } from "@detspec/core"
import type { Tools } from "@detspec/detectors"
import * as E from "fp-ts/lib/Either.js"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { RecordedModel, UnknownModel } from "./read.js"
import { readModel } from "./read.js"
import { modelFailed, modelLines, modelsLine } from "./report.js"
import type { ModelResult } from "./run.js"
import { runModel } from "./run.js"

const isKnown = (model: RecordedModel | UnknownModel): model is RecordedModel => "meta" in model

/** Every recorded model with every engine and backend: 0, 1 when a stage failed, 2 when a folder cannot be read. */
export const replayModels = async (
  folders: readonly string[],
  tools: TaskEither<DetectionError, readonly Tools[]>,
  print: (line: string) => void,
): Promise<0 | 1 | 2> => {
  const read = await TE.traverseArray(readModel)(folders)()
  const opened = await tools()
  if (E.isLeft(read) || E.isLeft(opened)) {
    for (const one of [read, opened]) if (E.isLeft(one)) print(message(one.left))
    return 2
  }
  const results: ModelResult[] = []
  for (const model of read.right.filter((one) => !isKnown(one)))
    print(`${model.folder}: skipped, a model of a kind that there is none of here`)
  for (const model of read.right.filter(isKnown))
    for (const one of opened.right) {
      const result = await runModel(one, model)
      for (const line of modelLines(result)) print(line)
      results.push(result)
    }
  print(modelsLine(results))
  return results.some(modelFailed) ? 1 : 0
}
