import { clusteredBoxes, distinctScores, drawn, labelsOf, normal, uniformBoxes } from "../peers/cases/data.js"
import type { PeerCase } from "../peers/cases/peer-case.js"
import { peerCase } from "../peers/cases/peer-case.js"

/** From a thousand boxes to a million. */
export const sizes: readonly number[] = [1000, 3000, 10_000, 30_000, 100_000, 300_000, 1_000_000]

/** How long an operation takes, by the number of boxes. */
export interface Curve {
  readonly title: string
  readonly note: string
  readonly at: (count: number) => PeerCase
}

const size = ""

export const curves: readonly Curve[] = [
  {
    title: "nms, uniform",
    note: "boxes anywhere on one picture, τ = 0.5",
    at: (count) =>
      peerCase(
        "nms",
        { size },
        { boxes: uniformBoxes(count, 1), scores: distinctScores(count, 2), threshold: 0.5 },
      ),
  },
  {
    title: "nms, clustered",
    note: "boxes around fifty objects, τ = 0.5",
    at: (count) =>
      peerCase(
        "nms",
        { size },
        { boxes: clusteredBoxes(count, 3), scores: distinctScores(count, 4), threshold: 0.5 },
      ),
  },
  {
    title: "batchedNms",
    note: "eighty classes, clustered, τ = 0.5",
    at: (count) =>
      peerCase(
        "batchedNms",
        { size },
        {
          boxes: clusteredBoxes(count, 5),
          scores: distinctScores(count, 6),
          groups: labelsOf(count, 80, 7),
          threshold: 0.5,
        },
      ),
  },
  {
    title: "decodeBoxes",
    note: "one class",
    at: (count) =>
      peerCase(
        "decodeBoxes",
        { size },
        {
          deltas: drawn([count, 1, 4], 8, (next) => 0.3 * normal(next)),
          anchors: uniformBoxes(count, 9),
          weights: [1, 1, 1, 1],
          clamp: Math.log(1000 / 16),
        },
      ),
  },
]
