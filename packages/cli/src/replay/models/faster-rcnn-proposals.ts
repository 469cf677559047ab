import type { DetectionError } from "@detspec/core"
import type { FasterRcnnConfig, FirstStage, Proposals, Tools } from "@detspec/detectors"
import { joinRows, proposed, reshaped } from "@detspec/detectors"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { comparedFound } from "./found.js"
import type { Seen } from "./images.js"
import type { RecordedModel } from "./read.js"
import type { Stage } from "./stage.js"
import { allowance, compared, stageOf } from "./stage.js"

/** Every anchor's box, decoded: the recorded program decodes before it chooses. */
const decodedStage = (
  { backend }: Tools,
  recorded: RecordedModel,
  config: FasterRcnnConfig,
  first: FirstStage,
) => {
  const [batch = 0, anchors = 0] = first.rpn.deltas.shape
  return pipe(
    backend.operations.decodeBoxes({
      deltas: reshaped(first.rpn.deltas, [batch * anchors, 1, 4]),
      anchors: joinRows(
        Array.from({ length: batch }, () => first.anchors.boxes),
        [4],
      ),
      ...config.rpn.coding,
    }),
    TE.map(({ boxes }) => stageOf(recorded)("rpn.decoded", reshaped(boxes, [batch, anchors, 4]))),
  )
}

const anchorStages = ({ tensors }: RecordedModel, { anchors, rpn }: FirstStage): readonly Stage[] =>
  Array.from({ length: rpn.objectness.shape[0] ?? 0 }, (_, n) =>
    compared(`rpn.anchors.${n}`, tensors[`rpn.anchors.${n}`], anchors.boxes, 0),
  )

const objectnessStage = (recorded: RecordedModel, { rpn: { objectness } }: FirstStage): Stage =>
  stageOf(recorded)("rpn.objectness_flat", reshaped(objectness, [objectness.size, 1]))

const proposedStages = (
  recorded: RecordedModel,
  { rpn: { test } }: FasterRcnnConfig,
  proposals: readonly Proposals[],
): readonly Stage[] =>
  proposals.flatMap((one, n) => {
    const names = { boxes: `rpn.proposals.${n}`, scores: `rpn.scores.${n}` }
    const near = { boxes: allowance(recorded, names.boxes), scores: allowance(recorded, names.scores) }
    return comparedFound(recorded.tensors, names, one, { ...test, ...near })
  })

/** Anchors, decoded boxes, and what is proposed. */
export const proposalStages = (
  tools: Tools,
  recorded: RecordedModel,
  config: FasterRcnnConfig,
  first: FirstStage,
  { batch }: Seen,
): TE.TaskEither<DetectionError, readonly Stage[]> =>
  pipe(
    TE.Do,
    TE.bind("decoded", () => decodedStage(tools, recorded, config, first)),
    TE.bind("proposals", () => proposed(tools, config, config.rpn.test)(first, batch.images)),
    TE.map(({ decoded, proposals }) => [
      ...anchorStages(recorded, first),
      objectnessStage(recorded, first),
      decoded,
      ...proposedStages(recorded, config, proposals),
    ]),
  )
