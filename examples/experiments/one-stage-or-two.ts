// Could the proposal network be trained for classes instead of a second stage? Both, after as many steps.
import type { Model, Parameter, SlopesOf, Tools } from "@detspec/detectors"
import { fasterRcnnPresets, retinaNetPresets } from "@detspec/detectors"
import { fasterRcnnOn } from "./parts/faster-rcnn.js"
import { trainedOnce } from "./parts/keep.js"
import type { Precision, Staged } from "./parts/one-stage-figure.js"
import { oneStageFigure, thresholds } from "./parts/one-stage-figure.js"
import { oneStageDetector } from "./parts/retinanet.js"
import { rpnOfClasses } from "./parts/rpn-of-classes.js"
import type { Scenes } from "./parts/scenes.js"
import { scenesOf, unseenScenes } from "./parts/scenes.js"
import { anyClass, detectAll, meanPrecision } from "./parts/score.js"
import { settings } from "./parts/settings.js"
import { withTools } from "./parts/tools.js"
import { writeFigure } from "./parts/write-figure.js"

const {
  steps,
  scenes: count,
  unseen,
  seeds,
  out,
} = settings({ steps: 300, scenes: 600, unseen: 200, seeds: [1, 2] })

interface Detector {
  readonly name: string
  readonly parameters: readonly Parameter[]
  readonly slopes: SlopesOf
  readonly detect: Model["detect"]
  readonly firstClass: number
}

/** The losses of the proposal network, the first with a question for each class: half of each, whose ratio stays. */
const rpn = fasterRcnnPresets.small.rpn
const loss = {
  ...retinaNetPresets.small.loss,
  alpha: 0.5,
  gamma: 0,
  box: rpn.box,
  boxWeight: rpn.boxWeight / 2,
}

const detectorsOn = (tools: Tools, scenes: Scenes): readonly Detector[] => {
  const { matching, coding, sample } = rpn
  const one = oneStageDetector(tools, rpnOfClasses, scenes, { matching, coding, loss }, sample)
  const two = fasterRcnnOn(tools, scenes)
  return [
    { name: "one stage", ...one, parameters: rpnOfClasses.parameters, firstClass: 0 },
    { name: "two stages", ...two, firstClass: 1 },
  ]
}

const measure = async (tools: Tools, seed: number, measured: Scenes): Promise<readonly Staged[]> => {
  const scenes = await scenesOf(seed, count)
  const results: Staged[] = []
  for (const { name, parameters, slopes, detect, firstClass } of detectorsOn(tools, scenes)) {
    const options = { steps, warmUp: Math.ceil(steps / 10) }
    const course = { parameters, slopes, firstClass, scenes, seed, options }
    const weights = await trainedOnce(out, name.replace(" ", "-"), course)
    const before = process.cpuUsage()
    const found = await detectAll({ detect }, weights, measured)
    const { user, system } = process.cpuUsage(before)
    const precisions: Precision[] = []
    for (const threshold of thresholds) {
      const own = await meanPrecision(measured, found, firstClass, threshold)
      const any = await meanPrecision(...anyClass(measured, found), threshold)
      precisions.push({ threshold, own, any })
    }
    const result = { name, seed, precisions, milliseconds: (user + system) / 1000 / unseen }
    const at = (iou: number) => precisions.find(({ threshold }) => threshold === iou)
    const percent = (share = 0) => (100 * share).toFixed(1)
    console.log(
      `${name}, seed ${seed}: mAP ${percent(at(0.5)?.own)} at IoU .5, ${percent(at(0.75)?.own)} at .75; whatever the class ${percent(at(0.5)?.any)} and ${percent(at(0.75)?.any)}; ${result.milliseconds.toFixed(0)} ms of processor time an image`,
    )
    results.push(result)
  }
  return results
}

await withTools(async (tools) => {
  const measured = await unseenScenes(unseen)
  const results: Staged[] = []
  for (const seed of seeds) results.push(...(await measure(tools, seed, measured)))
  await writeFigure(out, oneStageFigure(results))
})
