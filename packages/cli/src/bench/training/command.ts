import { Command } from "commander"
import { exitWith } from "../../exit.js"
import { runTrainingBench } from "./run.js"

interface RawOptions {
  readonly losses: string
  readonly python: string
  readonly threads: string
  readonly rounds: string
}

/** `detspec bench training`: a step of a small detector, against PyTorch where it is there. */
export const trainingBenchCommand = (): Command =>
  new Command("training")
    .description("time training steps of a five-layer detector against PyTorch")
    .option("--losses <backend>", "the backend of the losses", "wasm")
    .option("--python <path>", "a Python that has torch", "/usr/bin/python3")
    .option("--threads <n>", "threads of each side", "2")
    .option("--rounds <n>", "rounds of twenty steps by turns", "7")
    .action(async ({ losses, python, threads, rounds }: RawOptions) => {
      const options = {
        backend: losses,
        python,
        threads: Number(threads) || 2,
        rounds: Number(rounds) || 7,
      }
      exitWith(await runTrainingBench(options, (line) => console.log(line)))
    })
