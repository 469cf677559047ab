import type { FloatTensor } from "@detspec/core"
import { int32, rows, tabulate } from "@detspec/core"
import type { Scene } from "@detspec/datasets"
import { generateScene, sceneClasses } from "@detspec/datasets"
import type { Tools, TrainingBatch, TrainingState } from "@detspec/detectors"
import {
  begin,
  initialParameters,
  inOrder,
  pyramid,
  pyramidPresets,
  residual,
  residualPresets,
  retinaNet,
  retinaNetHeadPresets,
  retinaNetPresets,
  toTrainingBatch,
  trainingPresets,
  trainingStep,
} from "@detspec/detectors"
import { seeded } from "@detspec/networks"
import { fromEither } from "fp-ts/lib/TaskEither.js"
import { answered } from "./answered.js"

const scenes = Array.from({ length: 8 }, (_, k) =>
  generateScene({ seed: k + 1, width: 160, height: 120, count: 8 }),
)

const classes: readonly string[] = sceneClasses

/** Channels first, from 0 to 1. */
const imageOf = ({ pixels }: Scene): FloatTensor => {
  const [height = 0, width = 0] = pixels.shape
  return tabulate([3, height, width], (c = 0, y = 0, x = 0) => pixels.get(y, x, c) / 255)
}

const truthOf = ({ objects }: Scene) => ({
  boxes: rows(
    4,
    objects.map(({ box }) => box),
  ),
  labels: int32(
    [objects.length],
    objects.map(({ label }) => classes.indexOf(label)),
  ),
})

/** Steps of the small RetinaNet on eight generated scenes, as `detspec train` takes them. */
export const retinaNetStepper = async (tools: Tools): Promise<() => Promise<void>> => {
  const config = { ...retinaNetPresets.small, classes: 3 }
  const body = residual("backbone.body", residualPresets.small)
  const levels = pyramid("backbone.fpn", pyramidPresets.small, body)
  const model = retinaNet(tools, config, levels, retinaNetHeadPresets.small)
  const made = toTrainingBatch(config.images)(scenes.map(imageOf), scenes.map(truthOf))
  const batch: TrainingBatch = await answered(fromEither(made))
  const take = trainingStep(model.slopes, trainingPresets.small)
  let state: TrainingState = begin(0, initialParameters(model.parameters, seeded(1)), [])
  return async () => {
    state = (await answered(take(state, batch, inOrder))).state
  }
}
