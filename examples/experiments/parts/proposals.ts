import type { Loaded } from "@detspec/cli"
import type { FloatTensor } from "@detspec/core"
import { float64 } from "@detspec/core"
import type {
  BoxHeads,
  Detections,
  FasterRcnnConfig,
  FirstStage,
  ImageBatch,
  Size,
  Tools,
} from "@detspec/detectors"
import {
  anchorsPerCell,
  derivativeOf,
  fasterRcnnHeadPresets,
  fasterRcnnNetwork,
  fasterRcnnPostprocess,
  firstStage,
  firstStageGraph,
  planesOf,
  proposed,
  range,
  secondStage,
  takeRows,
  toBatch,
  toOriginal,
} from "@detspec/detectors"
import type { Tensors } from "@detspec/networks"
import * as TE from "fp-ts/lib/TaskEither.js"
import { answer } from "../../answer.js"
import { smallConfig } from "./faster-rcnn.js"
import { smallBackbone } from "./networks.js"
import type { Scenes } from "./scenes.js"
import { boxesOf } from "./scenes.js"
import { meanPrecision } from "./score.js"

/** What comes of keeping at most `count` proposals of an image. */
export interface Kept {
  readonly count: number
  /** Share of the true boxes that a proposal overlaps by .5, and by .7. */
  readonly recalls: readonly number[]
  /** mAP at IoU .5, and at .75. */
  readonly precisions: readonly number[]
  /** Processor time of pooling and second stage, an image. */
  readonly milliseconds: number
}

const mean = (list: readonly number[]): number =>
  list.reduce((sum, x) => sum + x, 0) / Math.max(1, list.length)

export const counts = [10, 20, 50, 100, 200, 300]

/** Milliseconds of processor time of all threads. */
const spent = async <T>(work: () => Promise<T>): Promise<readonly [T, number]> => {
  const before = process.cpuUsage()
  const result = await work()
  const { user, system } = process.cpuUsage(before)
  return [result, (user + system) / 1000]
}

/** The two stages of a trained network, apart. */
const stagesOf = (tools: Tools, config: FasterRcnnConfig, weights: Tensors) => {
  const sizes = {
    classes: config.classes,
    anchors: anchorsPerCell(config.anchors),
    bins: config.head.pool.size,
  }
  const network = fasterRcnnNetwork(smallBackbone, fasterRcnnHeadPresets.small, sizes)
  const see = firstStage(
    tools,
    config,
    network,
    derivativeOf(tools.engine, firstStageGraph(network, config), []),
  )
  const propose = proposed(tools, config, config.rpn.test)
  const ask = secondStage(tools, config, derivativeOf(tools.engine, network.head, []))
  const postprocess = fasterRcnnPostprocess(tools.backend, config.detect, config.head.coding)
  return {
    first: async (batch: ImageBatch) => {
      const stage = await answer(see(weights, batch))
      const [proposals] = await answer(propose(stage, batch))
      return { maps: stage.maps, boxes: proposals?.boxes ?? float64([0, 4], []) }
    },
    second: async (maps: FirstStage["maps"], boxes: FloatTensor) =>
      (await answer(ask(weights, maps, [boxes]))).heads,
    objects: (heads: BoxHeads, boxes: FloatTensor, size: Size) => answer(postprocess(heads, boxes, size)),
  }
}

/** The first boxes, and again from the front until there are as many: for timing, every image has equal work. */
const exactly = (boxes: FloatTensor, count: number): FloatTensor => {
  const there = Math.max(1, boxes.shape[0] ?? 0)
  return takeRows(
    boxes,
    range(count).map((n) => n % there),
  )
}

/** How many true boxes one of the proposals overlaps by each threshold. */
const foundBy = async (
  { backend }: Tools,
  truths: FloatTensor,
  proposals: FloatTensor,
): Promise<readonly number[]> => {
  const { iou } = await answer(backend.operations.boxIou({ boxes1: truths, boxes2: proposals }))
  const best = range(iou.shape[0] ?? 0).map((n) =>
    Math.max(0, ...range(iou.shape[1] ?? 0).map((m) => iou.get(n, m))),
  )
  return [0.5, 0.7].map((threshold) => best.filter((most) => most >= threshold).length)
}

/** What each count found on one image, and what it cost. */
interface Look {
  readonly hits: readonly number[]
  readonly objects: Detections
  readonly milliseconds: number
}

type Stages = ReturnType<typeof stagesOf>
type Seen = Awaited<ReturnType<Stages["first"]>>

const lookAt =
  (tools: Tools, stages: Stages, { maps, boxes }: Seen, batch: ImageBatch, truths: FloatTensor) =>
  async (count: number): Promise<Look> => {
    const kept = takeRows(boxes, range(Math.min(count, boxes.shape[0] ?? 0)))
    const [heads, milliseconds] = await spent(() => stages.second(maps, exactly(kept, count)))
    const own = range(kept.shape[0] ?? 0)
    const answers = { logits: takeRows(heads.logits, own), deltas: takeRows(heads.deltas, own) }
    const size = batch.sizes[0] ?? { height: 0, width: 0 }
    const objects = toOriginal(await stages.objects(answers, kept, size), batch, 0)
    return { hits: await foundBy(tools, truths, kept), objects, milliseconds }
  }

const summed = async (looks: readonly (readonly Look[])[], scenes: Scenes): Promise<readonly Kept[]> => {
  const truths = scenes.examples.reduce((sum, { objects }) => sum + objects.length, 0)
  const kept: Kept[] = []
  for (const [k, count] of counts.entries()) {
    const own = looks.flatMap((of) => of[k] ?? [])
    const found = own.map(({ objects }) => objects)
    kept.push({
      count,
      recalls: [0, 1].map(
        (t) => own.reduce((sum, { hits }) => sum + (hits[t] ?? 0), 0) / Math.max(1, truths),
      ),
      precisions: [await meanPrecision(scenes, found, 1, 0.5), await meanPrecision(scenes, found, 1, 0.75)],
      milliseconds: mean(own.map(({ milliseconds }) => milliseconds)),
    })
  }
  return kept
}

/** Recall of the proposals, precision of the detections and time of the second stage, by how many proposals are kept. */
export const byProposals = async (
  tools: Tools,
  { description: { images }, anchors, parameters }: Pick<Loaded, "description" | "anchors" | "parameters">,
  scenes: Scenes,
) => {
  const config = { ...smallConfig(images), anchors }
  const test = { ...config.rpn.test, before: 1000, after: Math.max(...counts) }
  const stages = stagesOf(tools, { ...config, rpn: { ...config.rpn, test } }, parameters)
  const looks: (readonly Look[])[] = []
  const firsts: number[] = []
  for (const [n, example] of [...scenes.examples.slice(0, 2), ...scenes.examples].entries()) {
    const batch = await answer(TE.fromEither(toBatch(images)([planesOf(example.pixels)])))
    const [seen, milliseconds] = await spent(() => stages.first(batch))
    const look = lookAt(tools, stages, seen, batch, boxesOf(example))
    const own: Look[] = []
    for (const count of counts) own.push(await look(count))
    // The first two images only make the engine's sessions.
    if (n < 2) continue
    looks.push(own)
    firsts.push(milliseconds)
  }
  return { kept: await summed(looks, scenes), firstStage: mean(firsts) }
}
