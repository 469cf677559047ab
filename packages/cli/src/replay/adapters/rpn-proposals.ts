import { toArray } from "@detspec/core"
import type { Proposals } from "@detspec/detectors"
import { bestOfEach, entryOf, filterProposals, numbersOf, reshaped, takeRows } from "@detspec/detectors"
import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import { composed } from "../composed.js"
import { questions } from "../question.js"
import { listed } from "../quirk.js"
import { tiedCandidates } from "../quirks/rpn.js"
import { floats } from "../tensors.js"

/** RegionProposalNetwork.filter_proposals, from boxes that are decoded already. */
export const rpnProposals: Adapter = adapter(
  {
    inputs: record({ proposals: floats, objectness: floats }),
    params: record({
      image_shapes: v.array(v.tuple([v.number(), v.number()])),
      num_anchors_per_level: v.array(v.number()),
      pre_nms_top_n: v.number(),
      post_nms_top_n: v.number(),
      nms_thresh: v.number(),
      score_thresh: v.number(),
      min_size: v.number(),
    }),
    outputs: record({ boxes: v.array(floats), scores: v.array(floats) }),
  },
  ({ inputs, params, outputs }, ask) => {
    const config = {
      before: params.pre_nms_top_n,
      after: params.post_nms_top_n,
      nmsThreshold: params.nms_thresh,
      scoreThreshold: params.score_thresh,
      minSize: params.min_size,
    }
    const anchors = inputs.proposals.shape[1] ?? 0
    return questions(
      ...params.image_shapes.flatMap(([height, width], n) => {
        const logits = reshaped(entryOf(inputs.objectness, n), [anchors])
        const levels = params.num_anchors_per_level
        const ties = listed(tiedCandidates, { scores: toArray(logits), levels, before: config.before })
        const best = bestOfEach(numbersOf(logits), levels, config.before)
        const places = best.map(({ place }) => place)
        const candidates = {
          boxes: takeRows(entryOf(inputs.proposals, n), places),
          logits: takeRows(logits, places),
          levels: best.map(({ level }) => level),
        }
        const of = composed(ask, (backend) => filterProposals(backend, config)(candidates, { height, width }))
        return [
          of(`boxes.${n}`, outputs.boxes?.[n], ({ boxes }: Proposals) => boxes, [ties]),
          of(`scores.${n}`, outputs.scores?.[n], ({ scores }) => scores, [ties]),
        ]
      }),
    )
  },
)
