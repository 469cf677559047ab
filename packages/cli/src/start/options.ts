import type { DetectionError } from "@detspec/core"
import { outOfRange } from "@detspec/core"
import type { VocCorners } from "@detspec/datasets"
import * as E from "fp-ts/lib/Either.js"

/** As the command line gives them. */
export interface RawStartOptions {
  readonly voc?: string
  readonly image?: string
  readonly corners: string
  readonly seed: string
  readonly backend: string
  readonly out: string
}

export interface StartOptions {
  readonly voc: string | undefined
  readonly image: string | undefined
  readonly corners: VocCorners
  readonly seed: number
  readonly backend: string
  readonly out: string
}

const isCorners = (text: string): text is VocCorners => text === "one-based" || text === "continuous"

/** Checked options. */
export const readStartOptions = (raw: RawStartOptions): E.Either<DetectionError, StartOptions> => {
  const { voc, image, corners, backend, out } = raw
  const seed = Number(raw.seed)
  if (raw.seed.trim() === "" || !Number.isSafeInteger(seed) || seed < 0)
    return E.left(outOfRange("start", "--seed", "be a whole number of 0 or more", raw.seed))
  if (!isCorners(corners))
    return E.left(outOfRange("start", "--corners", "be one-based or continuous", corners))
  if (image !== undefined && voc === undefined)
    return E.left(outOfRange("start", "--image", "come with --voc DIR", image))
  return E.right({ voc, image, corners, seed, backend, out })
}
