import type { FloatTensor } from "@detspec/core"
import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import { elements, questions } from "../question.js"
import { recordedRows, splitRows } from "../rows.js"
import { floats, pickRows, reshaped } from "../tensors.js"

const format = v.picklist(["xyxy", "xywh", "cxcywh"])

/** Between the three formats, boxes with any leading dimensions. */
export const boxConvert: Adapter = adapter(
  {
    inputs: record({ boxes: floats }),
    params: record({ from_: format, to: format }),
    outputs: record({ boxes: floats }),
  },
  ({ inputs, params, outputs }, ask) => {
    const count = inputs.boxes.size / 4
    const flat = (boxes: FloatTensor) => reshaped(boxes, [count, 4])
    const input = (rows: readonly number[]) => ({
      boxes: pickRows(flat(inputs.boxes), rows),
      from: params.from_,
      to: params.to,
    })
    const otherwise = "torchvision converts boxes of negative size"
    const { accepted, refusals } = splitRows({ name: "convertBoxes", count, input, otherwise }, ask)
    const answer = ask.one("convertBoxes", input(accepted), "boxes")
    return questions(
      elements("boxes", recordedRows(outputs.boxes && flat(outputs.boxes), accepted), answer),
      ...refusals,
    )
  },
)
