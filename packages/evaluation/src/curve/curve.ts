import type { Judged } from "../matching/outcome.js"

/**
 * Recall and precision after each detection, best first:
 *
 *   recall = TP / truths,  precision = TP / (TP + FP)
 *
 * An ignored detection repeats the point before it; precision is 0 while nothing has counted.
 */
export interface Curve {
  readonly recall: readonly number[]
  readonly precision: readonly number[]
  readonly scores: readonly number[]
}

/** The curve of detections that are ranked already, best first; `truths` are those that count, one or more. */
export const curveOfRanked = (ranked: readonly Judged[], truths: number): Curve => {
  const recall: number[] = []
  const precision: number[] = []
  let [found, wrong] = [0, 0]
  for (const { outcome } of ranked) {
    found += outcome === "hit" ? 1 : 0
    wrong += outcome === "miss" ? 1 : 0
    recall.push(found / truths)
    precision.push(found / Math.max(1, found + wrong))
  }
  return { recall, precision, scores: ranked.map(({ score }) => score) }
}

/** The curve of all detections of a class. Of equal scores the earlier goes first. */
export const curveOf = (judged: readonly Judged[], truths: number): Curve =>
  curveOfRanked(
    [...judged].sort((a, b) => b.score - a.score),
    truths,
  )

/** The highest precision at each point or after it: p̂(r) = max { p(r') | r' ≥ r }. */
export const envelope = ({ precision }: Curve): readonly number[] => {
  const highest = [...precision]
  for (let n = highest.length - 2; n >= 0; n -= 1) highest[n] = Math.max(highest[n] ?? 0, highest[n + 1] ?? 0)
  return highest
}

/** The recall that all detections together reach; 0 where there are none. */
export const finalRecall = ({ recall }: Curve): number => recall.at(-1) ?? 0
