import { Command } from "commander"
import * as E from "fp-ts/lib/Either.js"
import { withDataOptions, withToolsOptions } from "../data/options.js"
import { complain, exitWith } from "../exit.js"
import { withModelOptions } from "../models/options.js"
import { evaluate } from "./evaluate.js"
import type { EvaluateOptions } from "./options.js"

/** `detspec evaluate`: how good a detector is on a data set. */
export const evaluateCommand = (): Command =>
  withToolsOptions(withDataOptions(withModelOptions(new Command("evaluate"))))
    .description("average precision of a detector: VOC's and COCO's")
    .option("--list <name>", "one list of the data set: test")
    .action(async (options: EvaluateOptions) => {
      const done = await evaluate(options, console.log)()
      exitWith(E.isLeft(done) ? complain(done.left) : 0)
    })
