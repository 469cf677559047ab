import type { VocCorners } from "@detspec/datasets"
import type { Command } from "commander"
import { Option } from "commander"

/** How a data set is read: the options of every command that reads one. */
export interface ReadingOptions {
  readonly data: string
  readonly corners: VocCorners
  readonly skipBad: boolean
  readonly scenes: number
  readonly seed: number
}

export const whole = (text: string): number => Number(text)

export const withDataOptions = (command: Command): Command =>
  command
    .requiredOption("--data <what>", "shapes, voc:DIR or coco:FILE")
    .addOption(
      new Option("--corners <kind>", "what <bndbox> means: continuous, or one-based as in VOC 2007")
        .choices(["continuous", "one-based"])
        .default("continuous"),
    )
    .option("--skip-bad", "leave out images that cannot be read, and count them", false)
    .option("--scenes <n>", "how many generated scenes", whole, 1000)
    .option("--seed <n>", "of everything that is drawn", whole, 1)

export const withToolsOptions = (command: Command): Command =>
  command
    .option("--backend <name>", "spec, wasm, wasm:THREADS, gpu, gpu:MODE, or ./module.ts", "gpu")
    .option("--engine <name>", "reference or onnxruntime", "onnxruntime")
