import { toArray } from "@detspec/core"
import { batchedNms as specified } from "@detspec/spec"
import * as TE from "fp-ts/lib/TaskEither.js"
import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import { boxesInOrder } from "../boxes-in-order.js"
import { questions } from "../question.js"
import { listed } from "../quirk.js"
import { roundedOverlapInClass, shiftedClasses, tiedAmongMany, tiedClassByClass } from "../quirks/nms.js"
import { couldBeKept } from "../suppression.js"
import { floats, ints } from "../tensors.js"
import { kept } from "./nms.js"

/** ops.batched_nms, and NMS of each class by itself, which the records hold beside it. */
export const batchedNms: Adapter = adapter(
  {
    inputs: record({ boxes: floats, scores: floats, idxs: ints }),
    params: record({ iou_threshold: v.number() }),
    outputs: record({ keep: ints, per_class_keep: v.optional(ints) }),
  },
  ({ inputs, params, outputs, precision }, { all, arithmetic }) => {
    const { boxes, scores, idxs } = inputs
    const input = { boxes, scores, groups: idxs, threshold: params.iou_threshold }
    const given = { ...input, precision }
    const rounded = listed(roundedOverlapInClass, given)
    const question = {
      kind: "list",
      answer: TE.map(kept)(all("batchedNms", input)),
      specified: toArray(specified(input).keep),
      withinRounding: couldBeKept(input, arithmetic),
    } as const
    const { keep, per_class_keep } = outputs
    const recordedAs = (list: typeof keep) => ({ ...given, recorded: list ? toArray(list) : [] })
    return boxesInOrder([boxes], all("batchedNms", input), () =>
      questions(
        {
          ...question,
          output: "keep",
          recorded: keep && toArray(keep),
          listed: [listed(shiftedClasses, given), rounded, listed(tiedAmongMany, recordedAs(keep))],
        },
        ...(per_class_keep === undefined
          ? []
          : [
              {
                ...question,
                output: "per_class_keep",
                recorded: toArray(per_class_keep),
                listed: [rounded, listed(tiedClassByClass, recordedAs(per_class_keep))],
              },
            ]),
      ),
    )
  },
)
