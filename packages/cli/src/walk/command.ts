import { Command } from "commander"
import * as E from "fp-ts/lib/Either.js"
import { whole, withToolsOptions } from "../data/options.js"
import { complain, exitWith } from "../exit.js"
import type { WalkOptions } from "./options.js"
import { walk } from "./walk.js"

/** `detspec walk`: what each stage of a detector makes of a scene. */
export const walkCommand = (): Command =>
  withToolsOptions(new Command("walk"))
    .description("draw what each stage of a detector makes of a generated scene")
    .requiredOption("--model <file>", "retinanet or fasterrcnn, trained with --data shapes")
    .option("--scene <n>", "which scene", whole, 0)
    .option("--seed <n>", "of the scenes; another than that of training gives unseen ones", whole, 2)
    .option("--trained <words>", "where the weights come from, as the pictures say it", "those of the file")
    .option("--out <dir>", "where the pictures go", "out")
    .action(async (options: WalkOptions) => {
      const done = await walk(options)()
      if (E.isRight(done)) for (const line of done.right) console.log(line)
      exitWith(E.isLeft(done) ? complain(done.left) : 0)
    })
