import { clusteredBoxes, distinctScores, labelsOf, uniformBoxes } from "./data.js"
import type { PeerCase } from "./peer-case.js"
import { peerCase } from "./peer-case.js"

const threshold = 0.5

/** Who takes minutes for so many boxes. */
const slow = (count: number): readonly string[] => (count > 6000 ? ["spec", "tfjs wasm"] : [])

const nms = (kind: "uniform" | "clustered", count: number, bar: number): PeerCase => {
  const boxes = (kind === "uniform" ? uniformBoxes : clusteredBoxes)(count, 30)
  const size = `${count.toLocaleString("en")} ${kind}`
  return peerCase(
    "nms",
    { size, bar, except: slow(count) },
    { boxes, scores: distinctScores(count, 31), threshold },
  )
}

const perClass = 10_000
const classes = 80

const batched = (): PeerCase => {
  const count = perClass * classes
  return peerCase(
    "batchedNms",
    { size: "80 classes × 10,000 clustered", bar: 3, except: ["spec"] },
    {
      boxes: clusteredBoxes(count, 32),
      scores: distinctScores(count, 33),
      groups: labelsOf(count, classes, 34),
      threshold,
    },
  )
}

const soft = (): PeerCase =>
  peerCase(
    "softNms",
    { size: "1,000 clustered" },
    {
      boxes: clusteredBoxes(1000, 35),
      scores: distinctScores(1000, 36),
      decay: "gaussian",
      threshold: 0.3,
      sigma: 0.5,
      minScore: 0.001,
    },
  )

export const suppressionCases = (): readonly PeerCase[] => [
  nms("uniform", 1000, 10),
  nms("uniform", 6000, 40),
  nms("uniform", 20_000, 100),
  nms("uniform", 100_000, 150),
  nms("clustered", 1000, 5),
  nms("clustered", 6000, 0),
  nms("clustered", 20_000, 0),
  nms("clustered", 100_000, 10),
  batched(),
  soft(),
]
