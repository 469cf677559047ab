import { Command } from "commander"
import * as E from "fp-ts/lib/Either.js"
import { selectBackend } from "../backends.js"
import { complain, exitWith } from "../exit.js"
import { replay } from "./index.js"

/** `detspec replay`: what other programs answered, asked again. */
export const replayCommand = (): Command =>
  new Command("replay")
    .description("replay cases that other programs recorded through a backend")
    .argument("<paths...>", "files of recorded cases, or folders of them")
    .option("--backend <name>", "spec, gpu, gpu:MODE, or ./module.ts", "spec")
    .action(async (paths: readonly string[], options: { readonly backend: string }) => {
      const backend = await selectBackend(options.backend)()
      if (E.isLeft(backend)) return exitWith(complain(backend.left))
      exitWith(await replay({ backend: backend.right, paths }))
      await backend.right.dispose()
    })
