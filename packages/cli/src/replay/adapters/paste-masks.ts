import * as TE from "fp-ts/lib/TaskEither.js"
import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import { shaped } from "../answer.js"
import { elements, noCounterpart, questions } from "../question.js"
import { listed } from "../quirk.js"
import { pastedOutside } from "../quirks/masks.js"
import { floats, reshaped, tensor } from "../tensors.js"

/** roi_heads.paste_masks_in_image: the integer grid. */
export const pasteMasks: Adapter = adapter(
  {
    inputs: record({ masks: floats, boxes: floats }),
    params: record({ img_shape: v.tuple([v.number(), v.number()]), padding: v.number() }),
    outputs: record({ masks: tensor }),
  },
  ({ inputs, params, outputs }, { one }) => {
    if (params.padding !== 1)
      return noCounterpart(
        `masks padded by ${params.padding}: the integer grid pads by the one cell that Mask R-CNN uses`,
      )
    const [count = 0, , cells = 0] = inputs.masks.shape
    const [height, width] = params.img_shape
    const masks = reshaped(inputs.masks, [count, cells, cells])
    const answer = one("pasteMasks", { masks, boxes: inputs.boxes, height, width, grid: "integer" }, "masks")
    const outside = listed(pastedOutside, { boxes: inputs.boxes, cells, height, width })
    return questions(
      elements("masks", outputs.masks, TE.map(shaped([count, 1, height, width]))(answer), [outside]),
    )
  },
)
