import type { DetectionError } from "@detspec/core"
import { outOfRange } from "@detspec/core"
import type { FasterRcnnSchedule } from "@detspec/detectors"
import * as E from "fp-ts/lib/Either.js"
import type { ReadingOptions } from "../data/options.js"
import type { AnchorSizes } from "../models/anchors.js"
import { architectureNames } from "../models/architecture.js"
import type { ToolsOptions } from "../models/tools.js"

export interface TrainOptions extends ReadingOptions, ToolsOptions {
  readonly list?: string
  readonly out: string
  readonly steps: number
  readonly batch: number
  readonly rate: number
  readonly warmUp: number
  readonly every: number
  readonly schedule: FasterRcnnSchedule
  readonly resume: boolean
  readonly short: number
  readonly long: number
  readonly weights?: string
  readonly anchors?: AnchorSizes
  /** Images are only turned left to right, or not changed at all. */
  readonly augment: "full" | "flip" | "none"
}

const whole = ["steps", "batch", "every", "short", "long", "scenes"] as const

/** The options of `train`, or the first that makes no sense. */
export const checkTrainOptions = (
  architecture: string,
  options: TrainOptions,
): E.Either<DetectionError, TrainOptions> => {
  const refuse = (field: string, expected: string, actual: unknown) =>
    E.left(outOfRange("train", field, expected, String(actual)))
  if (!architectureNames.includes(architecture))
    return refuse("MODEL", `be one of ${architectureNames.join(", ")}`, architecture)
  for (const name of whole)
    if (!(Number.isInteger(options[name]) && options[name] >= 1))
      return refuse(`--${name}`, "be a whole number from 1 on", options[name])
  if (!Number.isInteger(options.seed)) return refuse("--seed", "be a whole number", options.seed)
  if (!(options.rate > 0 && options.rate < Infinity)) return refuse("--rate", "be above 0", options.rate)
  if (!(Number.isInteger(options.warmUp) && options.warmUp >= 0))
    return refuse("--warm-up", "be a whole number from 0 on", options.warmUp)
  return E.right(options)
}
