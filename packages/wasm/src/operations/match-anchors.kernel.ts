import { int32 } from "@detspec/core"
import type { KernelOf } from "../kernel.js"
import { givenToRescuers, largestOfPieces } from "./matches.js"
import { columnsOf } from "./pairs.js"

/** Anchors of a tile, and tiles that are one piece of work. */
const tile = 64
const grain = 16

/** So near to the best overlap in float32, an overlap may be the best in float64. */
const slack = 2 ** -18

/** What a truth's anchors must reach to be looked at again; no overlap reaches 2. */
const nearly = (best: number): number => (best > 0 ? best * (1 - slack) : 2)

/** For each truth, and for those that fill up the last vector, which are none. */
const nearlyAll = (best: Float64Array, stride: number): Float32Array =>
  Float32Array.from({ length: stride }, (_, m) => nearly(best[m] ?? 0))

/** First what the overlaps say of each anchor; then, where it is asked, the truths' best anchors are found, in float64. */
export const matchAnchorsKernel: KernelOf<"matchAnchors"> = (input, call) => {
  const { anchors, high, low, lowQuality } = input
  const [n = 0] = anchors.shape
  const [truths = 0] = input.truths.shape
  if (truths === 0)
    return {
      matches: int32(
        [n],
        Array.from({ length: n }, () => -1),
      ),
    }
  if (n === 0) return { matches: int32([0], []) }
  const stride = Math.ceil(truths / 4) * 4
  const tiles = Math.ceil(n / tile)
  const table = Math.ceil(tiles / grain) * truths
  const scene = [
    call.put(anchors),
    n,
    call.putFloat32(columnsOf(input.truths, stride)),
    stride,
    truths,
    grain,
  ]
  const [labels, own, maxima] = [call.room(4 * n), call.room(4 * n), call.room(4 * table)]
  const ofTiles = call.room(4 * tiles * stride)
  const job = { count: tiles, grain, scratch: 128 + 4 * stride }
  call.run({ ...job, task: "matchAnchors", arguments: [...scene, high, low, labels, own, maxima, ofTiles] })
  if (lowQuality === "none") return { matches: call.int32(labels, [n]) }
  const near = call.putFloat32(nearlyAll(largestOfPieces(call.float32s(maxima, table), truths), stride))
  const [found, firsts] = [call.room(8 * table), call.room(4 * table)]
  const look = (best: number, step: number) =>
    call.run({
      ...job,
      task: "rescueAnchors",
      arguments: [...scene, near, ofTiles, best, firsts, labels, own, step],
    })
  look(found, 0)
  const best = call.putFloat64(largestOfPieces(call.float64s(found, table), truths))
  look(best, lowQuality === "rescuer" ? 1 : 2)
  if (lowQuality === "own") return { matches: call.int32(labels, [n]) }
  return { matches: givenToRescuers(call, labels, n, call.int32s(firsts, table), truths) }
}
