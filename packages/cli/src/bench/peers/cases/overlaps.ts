import { uniformBoxes } from "./data.js"
import type { PeerCase } from "./peer-case.js"
import { peerCase } from "./peer-case.js"

/** Additions, multiplications, comparisons and the division of an overlap. */
const flopsOfPair = 14

export const overlapCases = (): readonly PeerCase[] => {
  const [few, many] = [uniformBoxes(20_000, 1), uniformBoxes(100_000, 2)]
  const [fifty, hundred] = [uniformBoxes(50, 3), uniformBoxes(100, 4)]
  const small = { boxes1: few, boxes2: fifty }
  const size = "20,000 × 50"
  return [
    peerCase("boxIou", { size, flops: 1e6 * flopsOfPair }, small),
    peerCase(
      "boxIou",
      { size: "100,000 × 100", flops: 1e7 * flopsOfPair, bar: 30, except: ["spec"] },
      { boxes1: many, boxes2: hundred },
    ),
    peerCase("generalizedBoxIou", { size, flops: 1e6 * 20, bar: 1 }, small),
    peerCase("distanceBoxIou", { size, flops: 1e6 * 28, bar: 1 }, { ...small, epsilon: 1e-7 }),
    peerCase("completeBoxIou", { size, flops: 1e6 * 34, bar: 1 }, { ...small, epsilon: 1e-7 }),
  ]
}
