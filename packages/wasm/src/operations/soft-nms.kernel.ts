import { toArray } from "@detspec/core"
import type { KernelOf } from "../kernel.js"

/** The task moves boxes and scores closer together as boxes are taken: it works on copies of its own. */
export const softNmsKernel: KernelOf<"softNms"> = (input, call) => {
  const { boxes, decay, threshold, sigma, minScore } = input
  const scores = toArray(input.scores).map(Math.fround)
  const left = [...scores.keys()].filter((n) => (scores[n] ?? 0) >= minScore)
  const kept = call.room(4 * left.length)
  const keptScores = call.room(4 * left.length)
  const keptCount = call.room(4)
  call.run({
    task: "softNms",
    count: 1,
    arguments: [
      call.putFloat32(left.flatMap((n) => [0, 1, 2, 3].map((k) => boxes.get(n, k)))),
      call.putFloat64(left.map((n) => scores[n] ?? 0)),
      call.putInt32(left),
      left.length,
      decay === "gaussian" ? 1 : 0,
      threshold,
      sigma,
      minScore,
      kept,
      keptScores,
      keptCount,
    ],
  })
  const found = call.int32s(keptCount, 1)[0] ?? 0
  return { keep: call.int32(kept, [found]), scores: call.float32(keptScores, [found]) }
}
