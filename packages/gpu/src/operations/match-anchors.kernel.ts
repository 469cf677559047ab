import { area, boxAt, toBoxes, wrapInt32 } from "@detspec/core"
import type { In } from "@detspec/spec"
import { iou, labelled } from "@detspec/spec"
import { bestAnchors, lanesOf } from "../best-anchors.js"
import { bestTruth } from "../best-truth.js"
import type { KernelOf } from "../kernel.js"
import type { Grid, Run } from "../launch.js"
import { padded } from "../pack.js"
import { withQuantities } from "../quantities.js"

type Input = In<"matchAnchors">

/** Boxes without area fill the planes: they overlap nothing, so they are no one's best. */
const planesOf = ({ anchors, truths }: Input): { readonly anchors: Grid; readonly truths: Grid } => {
  const { lanes, rounds } = lanesOf(anchors.shape[0] ?? 0)
  return {
    anchors: withQuantities(anchors, lanes * rounds, [area]),
    truths: withQuantities(truths, padded(truths.shape[0] ?? 0), [area]),
  }
}

const bestTruths = (run: Run, anchors: Grid, truths: Grid): Promise<Float32Array> =>
  run({
    name: "matchAnchors.bestTruth",
    program: { source: bestTruth, functions: [] },
    output: [anchors.sides[0]],
    arguments: [anchors, truths],
    constants: { truths: truths.sides[0] },
    steps: truths.sides[0],
  })

/** The search over all pairs is the device's; what a threshold decides, of one pair for each anchor, float64's. */
export const matchAnchorsKernel: KernelOf<"matchAnchors"> = {
  rows: [],
  compute: (run) => async (input) => {
    const { anchors, lowQuality } = input
    const [count = 0] = anchors.shape
    const truths = toBoxes(input.truths)
    const planes = planesOf(input)
    const own = await bestTruths(run, planes.anchors, planes.truths)
    const overlap = (n: number): number => iou(truths[own[n]], boxAt(anchors, n))
    const matches = new Int32Array(count)
    for (let n = 0; n < count; n += 1) matches[n] = labelled({ index: own[n], value: overlap(n) }, input)
    if (lowQuality !== "none") {
      const best = await bestAnchors(run, anchors, planes, truths)
      for (const [m, rescued] of best.entries()) {
        if (lowQuality === "own") for (const n of rescued) matches[n] = own[n]
        else for (const n of rescued.slice(0, 1)) matches[n] = m
      }
    }
    return { matches: wrapInt32([count], matches) }
  },
}
