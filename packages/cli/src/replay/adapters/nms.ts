import type { Tensor } from "@detspec/core"
import { toArray } from "@detspec/core"
import { nms as specified } from "@detspec/spec"
import * as TE from "fp-ts/lib/TaskEither.js"
import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import { boxesInOrder } from "../boxes-in-order.js"
import { questions } from "../question.js"
import { listed } from "../quirk.js"
import { roundedOverlap } from "../quirks/nms.js"
import { couldBeKept } from "../suppression.js"
import { floats, ints } from "../tensors.js"

export const kept = ({ keep }: { readonly keep: Tensor }): readonly number[] => toArray(keep)

/** ops.nms: indices by score descending. */
export const nms: Adapter = adapter(
  {
    inputs: record({ boxes: floats, scores: floats }),
    params: record({ iou_threshold: v.number() }),
    outputs: record({ keep: ints }),
  },
  ({ inputs, params, outputs, precision }, { all, arithmetic }) => {
    const input = { ...inputs, threshold: params.iou_threshold }
    return boxesInOrder([inputs.boxes], all("nms", input), () =>
      questions({
        kind: "list",
        output: "keep",
        recorded: outputs.keep && toArray(outputs.keep),
        answer: TE.map(kept)(all("nms", input)),
        specified: toArray(specified(input).keep),
        listed: [listed(roundedOverlap, { ...input, precision })],
        withinRounding: couldBeKept(input, arithmetic),
      }),
    )
  },
)
