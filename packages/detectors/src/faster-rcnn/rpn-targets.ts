import type { DetectionError, FloatTensor } from "@detspec/core"
import { boxAt } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Size } from "../images/size.js"
import type { Matches } from "../matching.js"
import { matchTruth } from "../matching.js"
import type { Sample, Shuffle } from "../sampling.js"
import { sampled } from "../sampling.js"
import type { Truth } from "../truth.js"
import type { RpnConfig } from "./config.js"

/** Which anchors of an image were drawn, and which true box each anchor is to find. */
export interface RpnTargets {
  readonly matches: Matches
  readonly sample: Sample
}

const isInside = (anchors: FloatTensor, n: number, { height, width }: Size): boolean => {
  const [x1, y1, x2, y2] = boxAt(anchors, n)
  return x1 >= 0 && y1 >= 0 && x2 <= width && y2 <= height
}

/** 1: an object, 0: background, -1: does not count. */
const labelsOf = ({ crossBoundary }: RpnConfig, matches: Matches, anchors: FloatTensor, size: Size) =>
  matches.map((match, n) => {
    if (crossBoundary === "ignore" && !isInside(anchors, n, size)) return -1
    return match >= 0 ? 1 : match === -1 ? 0 : -1
  })

/** Matches the anchors of every image with its true boxes, and draws those that count in this step. */
export const rpnTargets =
  (backend: Backend, config: RpnConfig, shuffle: Shuffle) =>
  (
    anchors: FloatTensor,
    truths: readonly Truth[],
    sizes: readonly Size[],
  ): TE.TaskEither<DetectionError, readonly RpnTargets[]> => {
    const draw = sampled(backend, config.sample, shuffle)
    const ofImage = (truth: Truth, image: number) =>
      pipe(
        matchTruth(backend, config.matching)(anchors, truth),
        TE.chain((matches) =>
          pipe(
            draw(image, labelsOf(config, matches, anchors, sizes[image] ?? { height: 0, width: 0 })),
            TE.map((sample) => ({ matches, sample })),
          ),
        ),
      )
    return TE.sequenceArray(truths.map(ofImage))
  }
