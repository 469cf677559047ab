import type { DetectionError, FloatTensor } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Matches } from "../matching.js"
import { matchTruth } from "../matching.js"
import { joinRows, takeRows } from "../rows.js"
import type { Sample, Shuffle } from "../sampling.js"
import { sampled } from "../sampling.js"
import type { Truth } from "../truth.js"
import type { BoxHeadConfig } from "./config.js"

/** The proposals of an image that count in this step: boxes [R, 4], the class of each (0: background), and its true box where it has one. */
export interface BoxTargets {
  readonly boxes: FloatTensor
  readonly labels: readonly number[]
  /** [R, 4]; of background the proposal itself, which no loss looks at. */
  readonly truths: FloatTensor
}

const between = (low: number, high: number) => ({ high, low, lowQuality: "none" }) as const

/** Foreground from one overlap on, background between two others, -1 elsewhere. */
const labelsOf = (matches: Matches, near: Matches, { labels }: Truth): readonly number[] =>
  matches.map((match, n) => {
    if (match >= 0) return labels.get(match)
    return match === -1 && (near[n] ?? 0) >= 0 ? 0 : -1
  })

const targetsOf = (
  boxes: FloatTensor,
  truth: Truth,
  matches: Matches,
  labels: readonly number[],
  { positives, negatives }: Sample,
): BoxTargets => {
  const rows = [...positives, ...negatives]
  const found = takeRows(
    truth.boxes,
    positives.map((n) => matches[n] ?? 0),
  )
  return {
    boxes: takeRows(boxes, rows),
    labels: rows.map((n) => labels[n] ?? 0),
    truths: joinRows([found, takeRows(boxes, negatives)], [4]),
  }
}

/** Gives the proposals of one image their classes, and draws those that count. Source: Fast R-CNN, section 2.3. */
export const boxTargets =
  (backend: Backend, config: BoxHeadConfig, shuffle: Shuffle) =>
  (image: number, proposed: FloatTensor, truth: Truth): TE.TaskEither<DetectionError, BoxTargets> => {
    const boxes = config.truthsAsProposals ? joinRows([proposed, truth.boxes], [4]) : proposed
    const [from, to] = config.background
    const everywhere: Matches = Array.from({ length: boxes.shape[0] ?? 0 }, () => 0)
    return pipe(
      TE.Do,
      TE.bind("matches", () => matchTruth(backend, between(to, config.foreground))(boxes, truth)),
      TE.bind("near", () =>
        from === 0 ? TE.right(everywhere) : matchTruth(backend, between(from, from))(boxes, truth),
      ),
      TE.let("labels", ({ matches, near }) => labelsOf(matches, near, truth)),
      TE.bind("sample", ({ labels }) => sampled(backend, config.sample, shuffle)(image, labels)),
      TE.map(({ matches, labels, sample }) => targetsOf(boxes, truth, matches, labels, sample)),
    )
  }
