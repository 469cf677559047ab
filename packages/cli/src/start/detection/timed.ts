import type { DetectionError, FloatTensor } from "@detspec/core"
import { backendFailure } from "@detspec/core"
import type { Detections } from "@detspec/detectors"
import * as E from "fp-ts/lib/Either.js"
import type { Loaded } from "../../models/weights.js"

/** What a detector found, and how long a call took. */
export interface Timed {
  readonly detections: Detections
  /** The median of the calls after the first, which compiles and warms up. */
  readonly milliseconds: number
}

/** So many calls are timed, fewer where they take longer than so many milliseconds in all, one at least. */
export const mostCalls = 5
const enough = 1500

const medianOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const [low = 0, high = 0] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ]
  return (low + high) / 2
}

/** Looks at an image again and again: what was found the first time, and the median time of the other calls. */
export const timed = async (
  { model, parameters }: Loaded,
  planes: FloatTensor,
): Promise<E.Either<DetectionError, Timed>> => {
  const first = await model.detect(parameters, [planes])()
  if (E.isLeft(first)) return first
  const times: number[] = []
  for (let spent = 0; times.length < mostCalls && (times.length === 0 || spent < enough); ) {
    const began = performance.now()
    const again = await model.detect(parameters, [planes])()
    if (E.isLeft(again)) return again
    const took = performance.now() - began
    times.push(took)
    spent += took
  }
  const [detections] = first.right
  return detections === undefined
    ? E.left(backendFailure("start", "detections", "be a list for each image", "none"))
    : E.right({ detections, milliseconds: medianOf(times) })
}
