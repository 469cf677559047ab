import { int32 } from "@detspec/core"
import type { KernelOf } from "../kernel.js"
import { givenToRescuers, largestOfPieces } from "./matches.js"

/** Vectors of four anchors that are one piece of work. */
const grain = 1024

/** First what the thresholds say of each anchor; then, where it is asked, what becomes of the truths' best anchors. */
export const matchQualityKernel: KernelOf<"matchQuality"> = ({ quality, high, low, lowQuality }, call) => {
  const [truths = 0, n = 0] = quality.shape
  if (n === 0) return { matches: int32([0], []) }
  const vectors = Math.ceil(n / 4)
  const pieces = Math.ceil(vectors / grain)
  const [labels, own, maxima] = [call.room(4 * n), call.room(4 * n), call.room(4 * pieces * truths)]
  const table = call.put(quality)
  call.run({
    task: "matchQuality",
    count: vectors,
    grain,
    scratch: 64,
    arguments: [table, truths, n, high, low, labels, own, maxima, grain],
  })
  if (lowQuality === "none" || truths === 0) return { matches: call.int32(labels, [n]) }
  const best = largestOfPieces(call.float32s(maxima, pieces * truths), truths)
  const firsts = call.room(4 * truths)
  const onlyFirst = lowQuality === "rescuer" ? 1 : 0
  call.run({
    task: "rescueQuality",
    count: truths,
    arguments: [table, n, call.putFloat32(best), firsts, labels, own, onlyFirst],
  })
  if (lowQuality === "own") return { matches: call.int32(labels, [n]) }
  return { matches: givenToRescuers(call, labels, n, call.int32s(firsts, truths), truths) }
}
