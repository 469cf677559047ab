import type { Box, FloatTensor } from "@detspec/core"
import { boxAt } from "@detspec/core"
import { iou } from "@detspec/spec"
import { mostOfLane } from "./best-truth.js"
import type { BoxTiles } from "./box-tiles.js"
import { meeting } from "./box-tiles.js"
import type { Grid, Run } from "./launch.js"

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
  tiles: BoxTiles,
  truths: { readonly list: readonly Box[]; readonly plane: Grid },
): Promise<readonly (readonly number[])[]> => {
  const { count, lanes, boxes, hulls } = tiles
  const { starts, entries, average } = meeting(truths.list, hulls)
  const most = await run({
    name: "matchAnchors.mostOfLane",
    program: { source: mostOfLane, functions: [] },
    output: [lanes, truths.plane.sides[1]],
    arguments: [boxes, truths.plane, starts, entries],
    constants: {},
    steps: average,
  })
  return truths.list.map((truth, m) => {
    const listed = [...entries.subarray(starts[m], starts[m + 1])]
    const candidates = promising(most.subarray(m * lanes, (m + 1) * lanes))
      .flatMap((x) => listed.map((tile) => tile * lanes + x))
      .filter((n) => n < count)
    return ties(candidates, (n) => iou(truth, boxAt(anchors, n)))
  })
}
