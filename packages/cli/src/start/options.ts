import type { DetectionError } from "@detspec/core"
import { outOfRange } from "@detspec/core"
import type { VocCorners } from "@detspec/datasets"
import * as E from "fp-ts/lib/Either.js"
import { engineNames } from "../engines.js"

/** As the command line gives them. */
export interface RawStartOptions {
  readonly voc?: string
  readonly image?: string
  readonly corners: string
  readonly seed: string
  readonly backend: string
  readonly out: string
  readonly weights?: string
  readonly engine?: string
}

export interface StartOptions {
  /** Image files that the detectors look at too. */
  readonly photos: readonly string[]
  /** `shapes`, `blood-cells` or a file: what looks at given images. */
  readonly weights: string | undefined
  readonly engine: string | undefined
  readonly voc: string | undefined
  readonly image: string | undefined
  readonly corners: VocCorners
  readonly seed: number
  readonly backend: string
  readonly out: string
}

const isCorners = (text: string): text is VocCorners => text === "one-based" || text === "continuous"

/** Checked options. */
export const readStartOptions = (
  photos: readonly string[],
  raw: RawStartOptions,
): E.Either<DetectionError, StartOptions> => {
  const { voc, image, corners, backend, out, weights, engine } = raw
  const seed = Number(raw.seed)
  if (raw.seed.trim() === "" || !Number.isSafeInteger(seed) || seed < 0)
    return E.left(outOfRange("start", "--seed", "be a whole number of 0 or more", raw.seed))
  if (!isCorners(corners))
    return E.left(outOfRange("start", "--corners", "be one-based or continuous", corners))
  if (image !== undefined && voc === undefined)
    return E.left(outOfRange("start", "--image", "come with --voc DIR", image))
  if (weights !== undefined && voc === undefined && photos.length === 0)
    return E.left(outOfRange("start", "--weights", "come with an image or --voc DIR", weights))
  if (engine !== undefined && !engineNames.includes(engine))
    return E.left(outOfRange("start", "--engine", `be one of ${engineNames.join(", ")}`, engine))
  return E.right({ photos, weights, engine, voc, image, corners, seed, backend, out })
}
