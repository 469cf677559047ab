import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import { elements, questions } from "../question.js"
import { recordedRows, splitRows } from "../rows.js"
import { floats, pickRows, tensor } from "../tensors.js"

const format = v.picklist(["xyxy", "xywh", "cxcywh"])

/** Between the three formats. */
export const boxConvert: Adapter = adapter(
  {
    inputs: record({ boxes: floats }),
    params: record({ from_: format, to: format }),
    outputs: record({ boxes: tensor }),
  },
  ({ inputs, params, outputs }, ask) => {
    const input = (rows: readonly number[]) => ({
      boxes: pickRows(inputs.boxes, rows),
      from: params.from_,
      to: params.to,
    })
    const otherwise = "torchvision converts boxes of negative size"
    const count = inputs.boxes.shape[0] ?? 0
    const { accepted, refusals } = splitRows({ name: "convertBoxes", count, input, otherwise }, ask)
    const answer = ask.one("convertBoxes", input(accepted), "boxes")
    return questions(elements("boxes", recordedRows(outputs.boxes, accepted), answer), ...refusals)
  },
)
