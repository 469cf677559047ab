import { dirname, join } from "node:path"
import { Command } from "commander"
import { exitWith } from "../../exit.js"
import { runPeers } from "./run.js"

interface RawOptions {
  readonly only: string
  readonly seconds: string
  /** Of `bench` itself: the page is written beside its own. */
  readonly out?: string
}

/** `detspec bench peers`: the backends beside torchvision, onnxruntime and TensorFlow.js, on the same data in one run. */
export const peersCommand = (): Command =>
  new Command("peers")
    .description(
      "time the backends beside torchvision, onnxruntime and TensorFlow.js, where they are installed",
    )
    .option("--only <text>", "only operations whose name contains this", "")
    .option("--seconds <n>", "about how long each goes on, three times over", "0.3")
    .action(async (_: unknown, command: Command) => {
      const { only, seconds, out } = command.optsWithGlobals<RawOptions>()
      const page = out === undefined ? {} : { out: join(dirname(out), "benchmarks-peers.md") }
      const options = { operation: only, seconds: Number(seconds) || 0.3, ...page }
      exitWith(await runPeers(options, (line) => console.log(line)))
    })
