import { Command, Option } from "commander"
import * as E from "fp-ts/lib/Either.js"
import { whole, withDataOptions, withToolsOptions } from "../data/options.js"
import { complain, exitWith } from "../exit.js"
import { readAnchorSizes } from "../models/anchors.js"
import { architectureNames } from "../models/architecture.js"
import type { TrainOptions } from "./options.js"
import { train } from "./train.js"

const withTrainOptions = (command: Command): Command =>
  command
    .requiredOption(
      "--out <file>",
      "where the weights go, as safetensors; a checkpoint, a log and curves beside it",
    )
    .option("--list <name>", "one list of the data set: train")
    .option("--steps <n>", "of each stage", whole, 1000)
    .option("--batch <n>", "images a step", whole, 8)
    .option("--rate <x>", "the largest learning rate", Number, 2e-3)
    .option("--warm-up <n>", "steps over which the rate rises", whole, 100)
    .option("--every <n>", "a checkpoint after so many steps", whole, 50)
    .addOption(
      new Option("--schedule <name>", "how the two stages of Faster R-CNN are trained")
        .choices(["joint", "alternating", "fourSteps"])
        .default("joint"),
    )
    .addOption(
      new Option("--augment <how>", "how images are changed at random")
        .choices(["full", "flip", "none"])
        .default("full"),
    )
    .option("--short <n>", "the shorter side of every image", whole, 120)
    .option("--long <n>", "the longer side, at most", whole, 160)
    .option(
      "--anchors <sizes>",
      "sides of the anchors of each level in pixels, as 10,25,46 or 9+14,22+34,54+85",
      readAnchorSizes,
    )
    .option("--weights <file>", "begin with these where names and shapes fit, as a pre-trained backbone's")
    .option("--resume", "go on from the checkpoint beside --out, if there is one", false)

/** `detspec train`: a detector from data. */
export const trainCommand = (): Command =>
  withToolsOptions(withDataOptions(withTrainOptions(new Command("train"))))
    .description("train a detector")
    .argument("<model>", architectureNames.join(", "))
    .action(async (architecture: string, options: TrainOptions) => {
      const done = await train(architecture, options, console.log)()
      exitWith(E.isLeft(done) ? complain(done.left) : 0)
    })
