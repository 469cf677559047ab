import { Command } from "commander"
import * as E from "fp-ts/lib/Either.js"
import { withToolsOptions } from "../data/options.js"
import { complain, exitWith } from "../exit.js"
import { withModelOptions } from "../models/options.js"
import { shownFrom } from "../models/shown-from.js"
import { detect } from "./detect.js"
import type { DetectOptions } from "./options.js"

/** `detspec detect`: what is on these images. */
export const detectCommand = (): Command =>
  withToolsOptions(withModelOptions(new Command("detect")))
    .description("find objects on images")
    .argument("<images...>", "JPEG, PNG or WebP")
    .option(
      "--score <x>",
      `show what scores at least this (${shownFrom.oneStage} of RetinaNet, ${shownFrom.twoStage} of Faster R-CNN)`,
      Number,
    )
    .option("--out <dir>", "write the images with their boxes there")
    .option("--json <file>", "write all detections, as COCO's results")
    .action(async (images: readonly string[], options: DetectOptions) => {
      const done = await detect(images, options, console.log)()
      exitWith(E.isLeft(done) ? complain(done.left) : 0)
    })
