import type { Box, FloatTensor } from "@detspec/core"
import { boxAt } from "@detspec/core"
import { iou } from "@detspec/spec"
import { mostOfLane } from "./best-truth.js"
import type { Grid, Run } from "./launch.js"
import { padded } from "./pack.js"

/** Anchors n = x + X · i, in X lanes that work side by side, and rounds i. */
export interface Lanes {
  readonly lanes: number
  readonly rounds: number
}

const mostLanes = 1024

export const lanesOf = (count: number): Lanes => {
  const lanes = Math.min(mostLanes, padded(count))
  return { lanes, rounds: padded(Math.ceil(count / lanes)) }
}

/** What every lane overlaps every truth by at most, a row of lanes for each truth. */
const mostOfLanes = (
  run: Run,
  { values }: Grid,
  truths: Grid,
  { lanes, rounds }: Lanes,
): Promise<Float32Array> =>
  run({
    name: "matchAnchors.mostOfLane",
    program: { source: mostOfLane, functions: [] },
    output: [lanes, truths.sides[0]],
    arguments: [{ values, sides: [lanes, rounds, 5] }, truths],
    constants: { rounds },
    steps: rounds,
  })

/** Far beyond what rounding takes off an overlap: a lane this close to the best may hold it. */
const slack = 2 ** -16

/** The lanes of which one holds the best anchor of a truth; none where nothing overlaps it. */
const promising = (most: Float32Array): readonly number[] => {
  const best = most.reduce((a, b) => Math.max(a, b), 0)
  return best > 0 ? [...most.keys()].filter((x) => most[x] >= best * (1 - slack)) : []
}

/** All that tie for the largest overlap, by index. */
const ties = (candidates: readonly number[], overlap: (n: number) => number): readonly number[] => {
  const overlaps = candidates.map(overlap)
  const best = overlaps.reduce((a, b) => Math.max(a, b), 0)
  return candidates.filter((_, k) => best > 0 && overlaps[k] === best).sort((a, b) => a - b)
}

/** For each truth the anchors that overlap it most: the device says in which lanes they are, float64 which they are. */
export const bestAnchors = async (
  run: Run,
  anchors: FloatTensor,
  planes: { readonly anchors: Grid; readonly truths: Grid },
  truths: readonly Box[],
): Promise<readonly (readonly number[])[]> => {
  const [count = 0] = anchors.shape
  const { lanes, rounds } = lanesOf(count)
  const most = await mostOfLanes(run, planes.anchors, planes.truths, { lanes, rounds })
  const inLane = (x: number): number[] =>
    Array.from({ length: rounds }, (_, i) => x + lanes * i).filter((n) => n < count)
  return truths.map((truth, m) => {
    const candidates = promising(most.subarray(m * lanes, (m + 1) * lanes)).flatMap(inLane)
    return ties(candidates, (n) => iou(truth, boxAt(anchors, n)))
  })
}
