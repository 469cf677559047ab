import type { DetectionError } from "@detspec/core"
import type { Tools } from "@detspec/detectors"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { selectBackend } from "../backends.js"
import { selectEngine } from "../engines.js"

/** The options that every command with a detector has. */
export interface ToolsOptions {
  readonly backend: string
  readonly engine: string
}

export const openTools = ({ backend, engine }: ToolsOptions): TE.TaskEither<DetectionError, Tools> =>
  pipe(
    TE.Do,
    TE.bind("backend", () => selectBackend(backend)),
    TE.bind("engine", () => selectEngine(engine)),
  )

/** Runs with an engine and a backend, and gives both back whatever comes of it. */
export const withTools = <T>(
  options: ToolsOptions,
  run: (tools: Tools) => TE.TaskEither<DetectionError, T>,
): TE.TaskEither<DetectionError, T> =>
  TE.bracket(openTools(options), run, ({ engine, backend }) =>
    TE.fromTask(async () => {
      await Promise.all([engine.dispose(), backend.dispose()])
    }),
  )
