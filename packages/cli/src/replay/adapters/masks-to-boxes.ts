import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import { elements, questions } from "../question.js"
import { listed } from "../quirk.js"
import { noPixel } from "../quirks/masks.js"
import { masks, tensor } from "../tensors.js"

/** ops.masks_to_boxes: the last column and row themselves, not their ends. */
export const masksToBoxes: Adapter = adapter(
  {
    inputs: record({ masks }),
    params: record({}),
    outputs: record({ boxes: tensor }),
  },
  ({ inputs, outputs }, { one }) => {
    const answer = one("masksToBoxes", { masks: inputs.masks, ends: "inclusive" }, "boxes")
    return questions(elements("boxes", outputs.boxes, answer, [listed(noPixel, inputs)]))
  },
)
