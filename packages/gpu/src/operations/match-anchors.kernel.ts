import type { Box } from "@detspec/core"
import { boxAt, toBoxes, wrapInt32 } from "@detspec/core"
import type { In } from "@detspec/spec"
import { iou, labelled } from "@detspec/spec"
import { bestAnchors } from "../best-anchors.js"
import { bestTruth, undecided } from "../best-truth.js"
import type { BoxTiles } from "../box-tiles.js"
import { boxTiles, meeting } from "../box-tiles.js"
import type { KernelOf } from "../kernel.js"
import type { Grid, Run } from "../launch.js"
import { padded, plane } from "../pack.js"

type Input = In<"matchAnchors">

interface Truths {
  readonly list: readonly Box[]
  readonly plane: Grid
}

/** Far beyond what rounding takes off an overlap: so close to a threshold, float64 decides. */
const slack = 2 ** -16

const decide = (run: Run, { high, low }: Input, tiles: BoxTiles, truths: Truths): Promise<Float32Array> => {
  const { starts, entries, average } = meeting(tiles.hulls, truths.list)
  return run({
    name: "matchAnchors.bestTruth",
    program: { source: bestTruth, functions: [] },
    output: [tiles.lanes, tiles.boxes.sides[2] ?? 1],
    arguments: [tiles.boxes, truths.plane, starts, entries, high, low, slack],
    constants: {},
    steps: average,
  })
}

/** The truth that overlaps a box most: the first of those that tie. */
const bestOf = (box: Box, truths: readonly Box[]): { readonly index: number; readonly value: number } => {
  const overlaps = truths.map((truth) => iou(truth, box))
  const value = overlaps.reduce((a, b) => Math.max(a, b), 0)
  return { index: overlaps.indexOf(value), value }
}

/** The search over all pairs is the device's; what lies close to a threshold, or wins by a low-quality rule, float64's. */
export const matchAnchorsKernel: KernelOf<"matchAnchors"> = {
  rows: [],
  compute: (run) => async (input) => {
    const { anchors, lowQuality } = input
    const [count = 0] = anchors.shape
    const [many = 0] = input.truths.shape
    const tiles = boxTiles(anchors, many)
    const truths = { list: toBoxes(input.truths), plane: plane(input.truths, 4, padded(many)) }
    const matches = new Int32Array((await decide(run, input, tiles, truths)).subarray(0, count))
    const exact = (n: number) => bestOf(boxAt(anchors, n), truths.list)
    for (let n = matches.indexOf(undecided); n >= 0; n = matches.indexOf(undecided, n + 1)) {
      matches[n] = labelled(exact(n), input)
    }
    const best = lowQuality === "none" ? [] : await bestAnchors(run, anchors, tiles, truths)
    for (const [m, rescued] of best.entries()) {
      const chosen = lowQuality === "own" ? rescued : rescued.slice(0, 1)
      for (const n of chosen) matches[n] = lowQuality === "own" ? exact(n).index : m
    }
    return { matches: wrapInt32([count], matches) }
  },
}
