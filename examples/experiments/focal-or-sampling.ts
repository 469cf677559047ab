// Focal loss, cross-entropy over all anchors, or over a sample: whose loss is it, and what do short trainings come to?
import { loadWeights } from "@detspec/cli"
import type { RetinaNetLossConfig, SampleConfig, Tools } from "@detspec/detectors"
import { retinaNetPresets } from "@detspec/detectors"
import { answer } from "../answer.js"
import { focalFigure } from "./parts/focal-figure.js"
import { hardness, ownersOf } from "./parts/hardness.js"
import { trainedOnce } from "./parts/keep.js"
import { looksAt } from "./parts/looks.js"
import { retinaNetWithPrior } from "./parts/networks.js"
import { oneStageDetector } from "./parts/retinanet.js"
import type { Scenes } from "./parts/scenes.js"
import { scenesOf, unseenScenes, unseenWholeScenes } from "./parts/scenes.js"
import { detectAll, meanPrecision } from "./parts/score.js"
import { settings, weightsFile } from "./parts/settings.js"
import { withTools } from "./parts/tools.js"
import { writeFigure } from "./parts/write-figure.js"

const own = { steps: 300, scenes: 600, unseen: 60, seeds: [1, 2] }
const { steps, scenes: count, unseen, seeds, out } = settings(own)

interface Way {
  readonly name: string
  readonly loss: Partial<RetinaNetLossConfig>
  readonly sample?: SampleConfig
}

/** As the small proposal network samples. */
const sample = { size: 128, positiveFraction: 0.5 }
/** Half the cross-entropy, and half of what stands beside it. */
const crossEntropy = { gamma: 0, alpha: 0.5, boxWeight: retinaNetPresets.small.loss.boxWeight / 2 }
const ways: readonly Way[] = [
  { name: "focal loss", loss: {} },
  { name: "cross-entropy", loss: crossEntropy },
  { name: "sampled", loss: crossEntropy, sample },
]

/** A short training of one kind, and what it comes to. */
const train = async (tools: Tools, way: Way, scenes: Scenes, seed: number, measured: Scenes) => {
  const loss = { ...retinaNetPresets.small.loss, ...way.loss }
  const detector = oneStageDetector(tools, retinaNetWithPrior(0.01), scenes, { loss }, way.sample)
  const options = { steps, warmUp: Math.ceil(steps / 10), clip: loss.gamma === 0 ? 2.5 : 5 }
  const { parameters } = detector.network
  const course = { parameters, slopes: detector.slopes, firstClass: 0, scenes, seed, options }
  const weights = await trainedOnce(out, way.name.replace(" ", "-"), course)
  const score = await meanPrecision(measured, await detectAll(detector, weights, measured), 0)
  console.log(`${way.name}, seed ${seed}: mAP ${(100 * score).toFixed(1)} after ${steps} steps`)
}

await withTools(async (tools) => {
  const loaded = await answer(loadWeights(tools, weightsFile("retinanet")))
  const looks = await looksAt(tools, loaded, await unseenWholeScenes(unseen), sample)
  const [spreads, owners] = [await hardness(tools, looks), await ownersOf(tools, looks)]
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`
  for (const { gamma, background, objects } of spreads)
    console.log(
      `γ = ${gamma}: the hardest hundredth of the background has ${percent(background.hardest)} of its loss, of the objects ${percent(objects.hardest)}`,
    )
  for (const { name, objects, hard, easy } of owners)
    console.log(
      `${name}: objects ${percent(objects)}, hardest background ${percent(hard)}, other ${percent(easy)}`,
    )
  await writeFigure(out, focalFigure(spreads, owners))
  if (steps === 0) return
  const measured = await unseenScenes(2 * unseen)
  for (const seed of seeds) {
    const scenes = await scenesOf(seed, count)
    for (const way of ways) await train(tools, way, scenes, seed, measured)
  }
})
