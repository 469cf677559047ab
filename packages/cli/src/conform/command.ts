import { Command } from "commander"
import * as E from "fp-ts/lib/Either.js"
import { complain, exitWith } from "../exit.js"
import { initCommand } from "../init/command.js"
import { diffCommand } from "./diff-command.js"
import type { Options, RawOptions } from "./options.js"
import { readOptions } from "./options.js"
import type { Progress } from "./progress.js"
import { lawCount, progressInLines, progressOn, withoutProgress } from "./progress.js"
import { runConform } from "./run.js"

const collect = (value: string, all: readonly string[]): readonly string[] => [...all, value]

/** In a file, what is said of progress goes to the standard error: the report stays as it is. */
const progressFor = (options: Options): Progress => {
  const [print, aside] = [(line: string) => console.log(line), (line: string) => console.error(line)]
  if (process.stdout.isTTY) return progressOn(process.stdout, lawCount(options), Date.now)
  return options.quiet ? withoutProgress(print) : progressInLines(print, aside, lawCount(options), Date.now)
}

/** `detspec conform`: holds backends to the laws. */
export const conformCommand = (): Command =>
  new Command("conform")
    .description("hold a backend to the laws of its operations")
    .addCommand(initCommand())
    .addCommand(diffCommand())
    .option(
      "--backend <name>",
      "spec, wasm, gpu, gpu:MODE, ./module.ts, or a command: 'python3 my_backend.py'; may be given several times",
      collect,
      [],
    )
    .option("--operation <name>", "only this operation; may be given several times", collect, [])
    .option("--law <text>", "only laws whose sentence contains this", "")
    .option("--seed <n>", "the same seed draws the same inputs; a fresh one is printed when left out")
    .option("--runs <n>", "inputs drawn for each law", "100")
    .option("--path <path>", "straight to a failure, as its replay line says")
    .option(
      "--expected <file>",
      "the failures that the implementer expects; else BACKEND.expected.json beside it",
    )
    .option("--timeout <seconds>", "how long a command may take to answer; 10 when left out")
    .option("--json <file>", "write the whole report as JSON")
    .option("--report <file>", "write the whole report as a page, with a picture of each failure")
    .option("--quiet", "only failures, and the matrix")
    .action(async (raw: RawOptions) => {
      const options = readOptions(raw, Date.now() % 2 ** 31)
      exitWith(
        E.isLeft(options)
          ? complain(options.left)
          : await runConform(options.right, progressFor(options.right)),
      )
    })
