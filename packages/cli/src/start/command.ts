import { Command } from "commander"
import * as E from "fp-ts/lib/Either.js"
import { complain, exitWith } from "../exit.js"
import type { RawStartOptions } from "./options.js"
import { readStartOptions } from "./options.js"
import { runStart } from "./run.js"

/** `detspec start`: a first look. */
export const startCommand = (): Command =>
  new Command("start")
    .description(
      "see the backends of this machine, the laws, pictures of the operations at work, and two detectors",
    )
    .argument("[images...]", "JPEG, PNG or WebP: the detectors look at them too")
    .option("--voc <dir>", "draw on an image of this Pascal VOC folder, not on a generated scene")
    .option("--image <name>", "which image of the folder, by its name without ending")
    .option("--corners <kind>", "what <bndbox> means: continuous, or one-based as in VOC 2007", "continuous")
    .option("--seed <n>", "another generated scene", "17")
    .option("--backend <name>", "what computes the pictures, and detects beside spec and gpu", "spec")
    .option("--weights <which>", "what looks at your images: shapes, blood-cells, or a file of weights")
    .option("--engine <name>", "what runs the networks: onnxruntime where it is installed, else reference")
    .option("--out <dir>", "where the pictures go", "out")
    .action(async (photos: readonly string[], raw: RawStartOptions) => {
      const options = readStartOptions(photos, raw)
      const print = (line: string) => console.log(line)
      exitWith(E.isLeft(options) ? complain(options.left) : await runStart(options.right, print))
    })
