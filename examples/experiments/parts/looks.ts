import type { Loaded } from "@detspec/cli"
import { float32 } from "@detspec/core"
import type { Example } from "@detspec/datasets"
import type { SampleConfig, Tools } from "@detspec/detectors"
import {
  anchorsPerCell,
  derivativeOf,
  planesOf,
  retinaNetForward,
  retinaNetHeadPresets,
  retinaNetNetwork,
  retinaNetPresets,
  retinaNetTargets,
  toTrainingBatch,
} from "@detspec/detectors"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { answer } from "../../answer.js"
import { classes, smallBackbone } from "./networks.js"
import type { Scenes } from "./scenes.js"
import { truthOf } from "./scenes.js"

/** What a trained RetinaNet says: a number a yes-or-no question. */
export interface Looks {
  /** Logits of the right class at anchors with an object. */
  readonly objects: readonly number[]
  /** Logits of every class at background anchors. */
  readonly background: readonly number[]
  /** How often each of these is drawn, on the average, when a sample of each image is. */
  readonly drawn: readonly number[]
}

/** The small RetinaNet of a file: what it says of one scene, and what it should say. */
const lookOf = (tools: Tools, { description: { images }, anchors, parameters }: Loaded) => {
  const config = { ...retinaNetPresets.small, classes, images, anchors }
  const sizes = { classes, anchors: anchorsPerCell(anchors) }
  const network = retinaNetNetwork(smallBackbone, retinaNetHeadPresets.small, sizes)
  const forward = retinaNetForward(tools, config, network, derivativeOf(tools.engine, network.graph, []))
  const targetsOf = retinaNetTargets(tools.backend, config)
  return ({ pixels, objects }: Example) => {
    const boxes = float32(
      [objects.length, 4],
      objects.flatMap(({ box }) => box),
    )
    const truth = truthOf(
      boxes,
      objects.map(({ label }) => label),
      0,
    )
    return answer(
      pipe(
        TE.fromEither(toTrainingBatch(images)([planesOf(pixels)], [truth])),
        TE.bindTo("batch"),
        TE.bind("seen", ({ batch }) => forward(parameters, batch.images)),
        TE.bind("targets", ({ batch, seen }) => targetsOf(seen.anchors.boxes, batch.truths)),
      ),
    )
  }
}

/** What a trained detector says of these scenes. */
export const looksAt = async (
  tools: Tools,
  loaded: Loaded,
  { examples }: Scenes,
  sample: SampleConfig,
): Promise<Looks> => {
  const look = lookOf(tools, loaded)
  const [objects, background, drawn]: [number[], number[], number[]] = [[], [], []]
  for (const example of examples) {
    const { seen, targets } = await look(example)
    const [{ matches, positives } = { matches: [], positives: [] }] = targets
    const empty = matches.flatMap((match, anchor) => (match === -1 ? [anchor] : []))
    const taken = Math.min(positives.length, sample.size * sample.positiveFraction)
    const chance = Math.min(1, (sample.size - taken) / Math.max(1, empty.length))
    for (const { anchor, label } of positives) objects.push(seen.heads.logits.get(0, anchor, label))
    for (const anchor of empty)
      for (let label = 0; label < classes; label += 1) {
        background.push(seen.heads.logits.get(0, anchor, label))
        drawn.push(chance)
      }
  }
  return { objects, background, drawn }
}
