import type { DetectionError } from "@detspec/core"
import type { Tools } from "@detspec/detectors"
import { Command } from "commander"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { selectBackend } from "../backends.js"
import { engineNames, selectEngine } from "../engines.js"
import { complain, exitWith } from "../exit.js"
import { replay } from "./index.js"

interface Options {
  readonly backend?: string
  readonly engine?: string
}

/** Every engine with every backend; those that are named, or reference and onnxruntime with spec and gpu. */
const toolsOf = ({ backend, engine }: Options): TE.TaskEither<DetectionError, readonly Tools[]> =>
  pipe(
    TE.Do,
    TE.bind("engines", () =>
      TE.traverseArray((name: string) => selectEngine(name))(engine === undefined ? engineNames : [engine]),
    ),
    TE.bind("backends", () =>
      TE.traverseArray(selectBackend)(backend === undefined ? ["spec", "gpu"] : [backend]),
    ),
    TE.map(({ engines, backends }) =>
      engines.flatMap((one) => backends.map((other) => ({ engine: one, backend: other }))),
    ),
  )

/** `detspec replay`: what other programs answered, asked again. */
export const replayCommand = (): Command =>
  new Command("replay")
    .description("replay cases and whole models that other programs recorded")
    .argument("<paths...>", "files of recorded cases, folders of them, folders of recorded models")
    .option(
      "--backend <name>",
      "spec, wasm, gpu, gpu:MODE, ./module.ts, or a command; spec, and for models spec and gpu",
    )
    .option("--engine <name>", "reference or onnxruntime; reference, and for models both")
    .action(async (paths: readonly string[], options: Options) => {
      const backend = await selectBackend(options.backend ?? "spec")()
      if (E.isLeft(backend)) return exitWith(complain(backend.left))
      const engine = await selectEngine(options.engine ?? "reference")()
      if (E.isLeft(engine)) return exitWith(complain(engine.left))
      let tools: readonly Tools[] = []
      const opening = TE.map((opened: readonly Tools[]) => {
        tools = opened
        return opened
      })(toolsOf(options))
      exitWith(await replay({ backend: backend.right, engine: engine.right, tools: opening, paths }))
      await Promise.all([backend.right.dispose(), engine.right.dispose()])
      for (const one of tools) await Promise.all([one.engine.dispose(), one.backend.dispose()])
    })
