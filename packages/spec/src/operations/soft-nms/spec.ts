import type { Box } from "@detspec/core"
import { float64, int32, toArray, toBoxes } from "@detspec/core"
import { iou } from "../box-iou/spec.js"
import type { SoftNmsInput, SoftNmsOutput } from "./contract.js"

interface Candidate {
  readonly index: number
  readonly box: Box
  readonly score: number
}

/** f(u): what is left of a score whose box is overlapped by u. */
export const softDecay = (
  overlap: number,
  { decay, threshold, sigma }: Pick<SoftNmsInput, "decay" | "threshold" | "sigma">,
): number => {
  if (decay === "gaussian") return Math.exp(-(overlap ** 2) / sigma)
  return overlap >= threshold ? 1 - overlap : 1
}

/** The best of candidates in the order of their indices: the first of equals. */
const bestOf = (candidates: readonly Candidate[]): Candidate | undefined =>
  candidates.reduce<Candidate | undefined>(
    (best, next) => (best && best.score >= next.score ? best : next),
    undefined,
  )

const lowered = (candidate: Candidate, taken: Candidate, input: SoftNmsInput): Candidate => ({
  ...candidate,
  score: candidate.score * softDecay(iou(taken.box, candidate.box), input),
})

/** Takes the best again and again; each one taken lowers the scores of the rest. */
export const softNms = (input: SoftNmsInput): SoftNmsOutput => {
  const reaches = ({ score }: Candidate): boolean => score >= input.minScore
  const scores = toArray(input.scores)
  const all = toBoxes(input.boxes).map((box, index) => ({ index, box, score: scores[index] ?? 0 }))
  const kept: Candidate[] = []
  // Scores only fall, so that those below the least score are never taken.
  let left: readonly Candidate[] = all.filter(reaches)
  for (let best = bestOf(left); best; best = bestOf(left)) {
    const taken = best
    kept.push(taken)
    left = left
      .filter((other) => other !== taken)
      .map((other) => lowered(other, taken, input))
      .filter(reaches)
  }
  return {
    keep: int32(
      [kept.length],
      kept.map(({ index }) => index),
    ),
    scores: float64(
      [kept.length],
      kept.map(({ score }) => score),
    ),
  }
}
