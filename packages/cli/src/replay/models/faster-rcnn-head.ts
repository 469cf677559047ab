import type { DetectionError, FloatTensor } from "@detspec/core"
import { badFile, float32, isFloat } from "@detspec/core"
import type {
  Detections,
  FasterRcnnConfig,
  FasterRcnnNetwork,
  FirstStage,
  Pooled,
  Tools,
} from "@detspec/detectors"
import { fasterRcnnPostprocess, pool, regionsOf, reshaped, takeRows } from "@detspec/detectors"
import type { Tensors } from "@detspec/networks"
import { graph } from "@detspec/networks"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { foundStages } from "./detections.js"
import type { Seen } from "./images.js"
import type { RecordedModel } from "./read.js"
import type { Stage } from "./stage.js"
import { stageOf } from "./stage.js"

interface Parts {
  readonly config: FasterRcnnConfig
  readonly network: FasterRcnnNetwork
}

/** The recorded proposals, so that each of our rows stands beside one of theirs. */
const recordedProposals = ({ folder, tensors }: RecordedModel, images: number) =>
  E.sequenceArray(
    Array.from({ length: images }, (_, n): E.Either<DetectionError, FloatTensor> => {
      const boxes = tensors[`rpn.proposals.${n}`]
      return boxes !== undefined && isFloat(boxes)
        ? E.right(boxes)
        : E.left(badFile(folder, `rpn.proposals.${n}`, "be boxes", "nothing"))
    }),
  )

const pooledStages = (recorded: RecordedModel, { bins }: Pooled, answers: Tensors): readonly Stage[] => {
  const at = (name: string, value: FloatTensor | undefined): Stage => {
    const shape = recorded.tensors[name]?.shape
    if (value === undefined || shape === undefined) return { name, share: Infinity, wrong: "is missing" }
    return stageOf(recorded)(name, reshaped(value, shape))
  }
  return [
    at("box.pooled", bins),
    at("box.head", answers.representation),
    at("box.predictor.0", answers.logits),
    at("box.predictor.1", answers.deltas),
  ]
}

/** What the head answers for the pooled regions; no regions, no answers: it is not asked. */
const answered = (
  { engine }: Tools,
  { weights }: RecordedModel,
  { network, config: { classes } }: Parts,
  { bins }: Pooled,
): TE.TaskEither<DetectionError, Tensors> => {
  const empty = { representation: float32([0, 1], []), logits: float32([0, classes], []) }
  if (bins.shape[0] === 0) return TE.right({ ...empty, deltas: float32([0, classes, 4], []) })
  const head = graph({ ...network.head.outputs, representation: network.representation })
  return engine.evaluate(head, { ...weights, regions: bins })
}

/** The detections of every image, from what the head says of its proposals. */
const found = (
  { backend }: Tools,
  { config }: Parts,
  { logits, deltas }: Tensors,
  proposals: readonly FloatTensor[],
  { batch }: Seen,
): TE.TaskEither<DetectionError, readonly Detections[]> => {
  const detect = fasterRcnnPostprocess(backend, config.detect, config.head.coding)
  let first = 0
  return TE.sequenceSeqArray(
    proposals.map((boxes, n) => {
      const rows = Array.from({ length: boxes.shape[0] ?? 0 }, (_, r) => first + r)
      first += rows.length
      const heads = { logits: takeRows(logits ?? boxes, rows), deltas: takeRows(deltas ?? boxes, rows) }
      return detect(heads, boxes, batch.images.sizes[n] ?? { height: 0, width: 0 })
    }),
  )
}

/** Pooling, the head and the detections at the network's scale, from the recorded proposals. */
export const headStages = (
  tools: Tools,
  recorded: RecordedModel,
  parts: Parts,
  first: FirstStage,
  seen: Seen,
): TE.TaskEither<DetectionError, readonly Stage[]> => {
  const { config } = parts
  return pipe(
    TE.Do,
    TE.bind("proposals", () => TE.fromEither(recordedProposals(recorded, seen.planes.length))),
    TE.bind("pooled", ({ proposals }) =>
      pool(tools.backend, config.head.pool)(first.maps, regionsOf(proposals)),
    ),
    TE.bind("answers", ({ pooled }) => answered(tools, recorded, parts, pooled)),
    TE.bind("found", ({ proposals, answers }) => found(tools, parts, answers, proposals, seen)),
    TE.map(({ pooled, answers, found }) => [
      ...pooledStages(recorded, pooled, answers),
      ...foundStages(recorded, config, (n, part) => `detections_network_scale.${part}.${n}`, found),
    ]),
  )
}
