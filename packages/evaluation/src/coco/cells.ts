import { curveOfRanked, envelope, finalRecall } from "../curve/curve.js"
import { pointsAt } from "../curve/readings.js"
import type { Name } from "../input.js"
import type { Judged, Outcome } from "../matching/outcome.js"
import type { Compared } from "./match.js"
import { ignoredIn, judgeCoco } from "./match.js"
import type { AreaRange, CocoParameters } from "./parameters.js"

/** What is read at one threshold. */
export interface Reading {
  /** That all detections together reach. */
  readonly recall: number
  /** At each recall level; 0 where it is not reached. */
  readonly precision: readonly number[]
  /** The score from which on each level is reached; 0 where it is not. */
  readonly scores: readonly number[]
}

/** One class, area range and number of detections: a reading for each threshold, or none where no truth counts. */
export interface Cell {
  readonly label: Name
  readonly area: AreaRange["name"]
  readonly maxDetections: number
  readonly truths: number
  readonly readings: readonly Reading[]
}

const read = (judged: readonly Judged[], truths: number, levels: readonly number[]): Reading => {
  const curve = curveOfRanked(judged, truths)
  const highest = envelope(curve)
  const points = pointsAt(curve, levels)
  const at = (numbers: readonly number[]) => points.map((n) => (n === undefined ? 0 : (numbers[n] ?? 0)))
  return { recall: finalRecall(curve), precision: at(highest), scores: at(curve.scores) }
}

/** Where a detection stands: its image, its place there, its score. */
interface Place {
  readonly image: number
  readonly place: number
  readonly score: number
}

/** The best `count` detections of every image, all of them ranked: the same for every threshold and area range. */
const rankingOf = (groups: readonly Compared[], count: number): readonly Place[] =>
  groups
    .flatMap(({ scores }, image) =>
      scores.slice(0, count).map((score, place): Place => ({ image, place, score })),
    )
    .sort((a, b) => b.score - a.score)

/** The rankings of a class, one for each number of detections. */
export const rankingsOf = (
  groups: readonly Compared[],
  { maxDetections }: CocoParameters,
): readonly (readonly Place[])[] => maxDetections.map((count) => rankingOf(groups, count))

type Outcomes = readonly (readonly Outcome[])[]

const judgedIn = (ranking: readonly Place[], outcomes: Outcomes): readonly Judged[] =>
  ranking.map(({ image, place, score }) => ({ score, outcome: outcomes[image]?.[place] ?? "miss" }))

/** The cells of one class in one area range, one for each number of detections. */
export const cellsOf = (
  label: Name,
  groups: readonly Compared[],
  rankings: readonly (readonly Place[])[],
  range: AreaRange,
  { thresholds, recallLevels, maxDetections }: CocoParameters,
): readonly Cell[] => {
  const truths = groups.flatMap((group) => ignoredIn(range, group)).filter((ignored) => !ignored).length
  const outcomes =
    truths === 0 ? [] : thresholds.map((t) => groups.map((group) => judgeCoco(group, range, t)))
  return maxDetections.map((count, m) => ({
    label,
    area: range.name,
    maxDetections: count,
    truths,
    readings: outcomes.map((atThreshold) =>
      read(judgedIn(rankings[m] ?? [], atThreshold), truths, recallLevels),
    ),
  }))
}
