// How is the prior π of RetinaNet implemented, and what does it change in the first iterations? Four short trainings.
import type { RetinaNetConfig, StepReport, Tools } from "@detspec/detectors"
import { retinaNetPresets } from "@detspec/detectors"
import { classes, retinaNetWithPrior } from "./parts/networks.js"
import type { PriorRun } from "./parts/prior-figure.js"
import { priorFigure } from "./parts/prior-figure.js"
import { watchedSlopes } from "./parts/prior-slopes.js"
import type { Scenes } from "./parts/scenes.js"
import { imagesOf, scenesOf } from "./parts/scenes.js"
import { settings } from "./parts/settings.js"
import { withTools } from "./parts/tools.js"
import { reportsOf } from "./parts/training.js"
import { writeFigure } from "./parts/write-figure.js"

const { steps, scenes: count, seeds, out } = settings({ steps: 60, scenes: 200, unseen: 0, seeds: [1, 2, 3] })

/** γ = 0 with α = ½ is half the cross-entropy: twice the rest is half as much beside it. */
const losses = [
  { loss: "focal loss", alpha: 0.25, gamma: 2, boxWeight: 2 },
  { loss: "cross-entropy", alpha: 0.5, gamma: 0, boxWeight: 1 },
]

const run = async (
  tools: Tools,
  scenes: Scenes,
  seed: number,
  prior: number,
  of: (typeof losses)[number],
) => {
  const { small } = retinaNetPresets
  const { loss, ...weights } = of
  const config: RetinaNetConfig = {
    ...small,
    classes,
    images: imagesOf(scenes),
    loss: { ...small.loss, ...weights },
  }
  const network = retinaNetWithPrior(prior)
  const slopes = watchedSlopes(tools, config, network)
  const options = { steps, warmUp: 10, clip: 5 * (weights.boxWeight / 2) }
  const { parameters } = network
  const reports = await reportsOf({ parameters, slopes, firstClass: 0, scenes, seed, options })
  return { loss, prior, reports }
}

const at = ({ reports }: PriorRun, step: number): StepReport["losses"] => reports[step]?.losses ?? {}
const percent = (share = 0) => `${(100 * share).toFixed(2)} %`
const show = (one: PriorRun) => {
  const first = at(one, 0)
  const last = at(one, steps - 1)
  console.log(
    `π = ${one.prior}, ${one.loss}: classification ${first.classification?.toFixed(2)} at first (background ${percent(first.backgroundOfLoss)} of it, ${percent(first.backgroundOfSlope)} of the slope), ${last.classification?.toFixed(2)} at step ${steps}`,
  )
}

await withTools(async (tools) => {
  const runs: PriorRun[] = []
  for (const seed of seeds) {
    const scenes = await scenesOf(seed, count)
    for (const loss of losses)
      for (const prior of [0.01, 0.5]) {
        const one = await run(tools, scenes, seed, prior, loss)
        show(one)
        runs.push(one)
      }
  }
  await writeFigure(out, priorFigure(runs))
})
