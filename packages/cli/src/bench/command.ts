import { Command } from "commander"
import { exitWith } from "../exit.js"
import { growthCommand } from "./growth/command.js"
import { peersCommand } from "./peers/command.js"
import { runBench } from "./run.js"
import { trainingBenchCommand } from "./training/command.js"

interface RawOptions {
  readonly operation: string
  readonly backend: readonly string[]
  readonly calls: string
  readonly out?: string
}

const collect = (value: string, all: readonly string[]): readonly string[] => [...all, value]

/** `detspec bench`: times the backends against plain loops, in one run. */
export const benchCommand = (): Command =>
  new Command("bench")
    .description("time every backend here against plain loops")
    .option("--operation <text>", "only operations whose name contains this", "")
    .option("--backend <name>", "only this backend; may be given several times", collect, [])
    .option("--calls <n>", "calls of the memory measurement, 0 for none", "10000")
    .option("--out <file>", "where a whole run, of all operations and backends, writes its page")
    .action(async ({ operation, backend, calls, out }: RawOptions) => {
      const options = {
        operation,
        backends: backend,
        calls: Number(calls) || 0,
        ...(out === undefined ? {} : { out }),
      }
      exitWith(await runBench(options, (line) => console.log(line)))
    })
    .addCommand(trainingBenchCommand())
    .addCommand(peersCommand())
    .addCommand(growthCommand())
