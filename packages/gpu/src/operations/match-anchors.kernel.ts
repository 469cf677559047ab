import type { Box } from "@detspec/core"
import { boxAt, toBoxes, wrapInt32 } from "@detspec/core"
import type { In } from "@detspec/spec"
import { iou, labelled } from "@detspec/spec"
import { bestAnchors, lanesOf } from "../best-anchors.js"
import { bestTruth } from "../best-truth.js"
import type { KernelOf } from "../kernel.js"
import type { Grid, Run } from "../launch.js"
import { padded } from "../pack.js"
import { area, withQuantities } from "../quantities.js"

type Input = In<"matchAnchors">

interface Planes {
  readonly anchors: Grid
  readonly truths: Grid
}

/** Boxes without area fill the planes: they overlap nothing, so they are no one's best. */
const planesOf = ({ anchors, truths }: Input): Planes => {
  const { lanes, rounds } = lanesOf(anchors.shape[0] ?? 0)
  return {
    anchors: withQuantities(anchors, lanes * rounds, [area]),
    truths: withQuantities(truths, padded(truths.shape[0] ?? 0), [area]),
  }
}

/** Far beyond what rounding takes off an overlap: so close to a threshold, float64 decides. */
const slack = 2 ** -16

const decide = (run: Run, { high, low }: Input, { anchors, truths }: Planes): Promise<Float32Array> =>
  run({
    name: "matchAnchors.bestTruth",
    program: { source: bestTruth, functions: [] },
    output: [anchors.sides[0]],
    arguments: [anchors, truths, high, low, slack],
    constants: { truths: truths.sides[0] },
    steps: truths.sides[0],
  })

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
    const truths = toBoxes(input.truths)
    const planes = planesOf(input)
    const decided = await decide(run, input, planes)
    const exact = (n: number) => bestOf(boxAt(anchors, n), truths)
    const matches = new Int32Array(count)
    for (let n = 0; n < count; n += 1) {
      matches[n] = Number.isInteger(decided[n]) ? decided[n] : labelled(exact(n), input)
    }
    const best = lowQuality === "none" ? [] : await bestAnchors(run, anchors, planes, truths)
    for (const [m, rescued] of best.entries()) {
      const chosen = lowQuality === "own" ? rescued : rescued.slice(0, 1)
      for (const n of chosen) matches[n] = lowQuality === "own" ? exact(n).index : m
    }
    return { matches: wrapInt32([count], matches) }
  },
}
