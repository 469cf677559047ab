import { Command } from "commander"
import * as E from "fp-ts/lib/Either.js"
import { whole, withToolsOptions } from "../data/options.js"
import { complain, exitWith } from "../exit.js"
import { withModelOptions } from "../models/options.js"
import { exportModel } from "./export.js"
import type { ExportOptions } from "./options.js"

/** `detspec export`: the networks of a detector as standard ONNX, or its weights as halves. */
export const exportCommand = (): Command =>
  withToolsOptions(withModelOptions(new Command("export")))
    .description(
      "write a detector's networks as ONNX (.onnx), or its weights in half precision (.safetensors)",
    )
    .requiredOption("--out <file>", "ending in .onnx or .safetensors")
    .option("--height <n>", "of the images that the ONNX file takes", whole, 128)
    .option("--width <n>", "of them", whole, 160)
    .option("--batch <n>", "how many of them", whole, 1)
    .action(async (options: ExportOptions) => {
      const done = await exportModel(options, console.log)()
      exitWith(E.isLeft(done) ? complain(done.left) : 0)
    })
