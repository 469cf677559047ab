import type { DetectionError } from "@detspec/core"
import { message } from "@detspec/core"
import type { Engine } from "@detspec/networks"
import { referenceEngine } from "@detspec/networks"
import type { Backend } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { selectBackend } from "../../backends.js"
import { selectEngine } from "../../engines.js"

/** The engine that is asked for; unasked onnxruntime where it is installed, else the reference. */
export const engineFor = (name: string | undefined): TE.TaskEither<DetectionError, Engine> =>
  name === undefined
    ? TE.orElse(() => TE.right<DetectionError, Engine>(referenceEngine))(selectEngine("onnxruntime"))
    : selectEngine(name)

/** How to come by a faster engine, where that is missing. */
export const engineLines = (engine: Engine): readonly string[] =>
  engine.name === "onnxruntime"
    ? []
    : ["  networks run on the reference engine; npm install onnxruntime-node makes them faster"]

export interface Opened {
  readonly backends: readonly Backend[]
  /** Why others are not here, a line each. */
  readonly missing: readonly string[]
}

/** The backends with these names, each once. */
export const openBackends = async (names: readonly string[]): Promise<Opened> => {
  const asked: E.Either<DetectionError, Backend>[] = []
  for (const name of new Set(names)) asked.push(await selectBackend(name)())
  return {
    backends: asked.flatMap((one) => (E.isRight(one) ? [one.right] : [])),
    missing: asked.flatMap((one) => (E.isLeft(one) ? [`  - ${message(one.left)}`] : [])),
  }
}
