import type { FloatTensor, Tensor } from "@detspec/core"
import { toArray, toBoxes } from "@detspec/core"
import { removeSmallBoxes } from "@detspec/spec"
import * as TE from "fp-ts/lib/TaskEither.js"
import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import type { Ask } from "../ask.js"
import type { Plan } from "../question.js"
import { elements, noCounterpart, questions } from "../question.js"
import { listed } from "../quirk.js"
import { roundedSides } from "../quirks/box-filter.js"
import type { Precision } from "../recorded.js"
import { rounder } from "../recorded.js"
import { recordedRows, splitRows } from "../rows.js"
import { floats, pickRows, reshaped, tensor } from "../tensors.js"

const clip = (
  boxes: FloatTensor,
  [height, width]: readonly [number, number],
  recorded: FloatTensor | undefined,
  ask: Ask,
): Plan => {
  const count = boxes.size / 4
  const flat = (all: FloatTensor) => reshaped(all, [count, 4])
  const input = (rows: readonly number[]) => ({ boxes: pickRows(flat(boxes), rows), height, width })
  const otherwise = "torchvision clips infinite boxes"
  const { accepted, refusals } = splitRows({ name: "clipBoxes", count, input, otherwise }, ask)
  const answer = ask.one("clipBoxes", input(accepted), "boxes")
  return questions(elements("boxes", recordedRows(recorded && flat(recorded), accepted), answer), ...refusals)
}

/** Whether each box that is kept, or not, could be on a device whose differences round. */
const explainable = (boxes: FloatTensor, minSize: number, unit: number) => (kept: readonly number[]) =>
  kept.every((n, k) => k === 0 || n > (kept[k - 1] ?? -1)) &&
  toBoxes(boxes).every(([x1, y1, x2, y2], n) => {
    const sides = [x2 - x1, y2 - y1]
    const undecided = sides.some(
      (side) => Math.abs(side - minSize) <= 2 * unit * minSize && Math.fround(side) !== side,
    )
    return undecided || kept.includes(n) === sides.every((side) => side >= minSize)
  })

const removeSmall = (
  boxes: FloatTensor,
  size: number,
  [recorded, precision]: readonly [Tensor | undefined, Precision],
  ask: Ask,
): Plan => {
  // PyTorch compares in the tensor's precision, so the size was rounded to it.
  const minSize = rounder(precision)(size)
  return questions({
    kind: "list",
    output: "keep",
    recorded: recorded && toArray(recorded),
    answer: TE.map((output: { readonly keep: Tensor }) => toArray(output.keep))(
      ask.all("removeSmallBoxes", { boxes, minSize }),
    ),
    specified: toArray(removeSmallBoxes({ boxes, minSize }).keep),
    listed: [listed(roundedSides, { boxes, minSize, precision })],
    withinRounding: explainable(boxes, minSize, ask.arithmetic.unit),
  })
}

/** remove_small_boxes and clip_boxes_to_image; the latter takes any leading dimensions. */
export const boxFilter: Adapter = adapter(
  {
    inputs: record({ boxes: floats }),
    params: record({
      fn: v.string(),
      min_size: v.optional(v.number()),
      size: v.optional(v.tuple([v.number(), v.number()])),
    }),
    outputs: record({ keep: v.optional(tensor), boxes: v.optional(floats) }),
  },
  ({ inputs, params, outputs, precision }, ask) => {
    if (params.min_size !== undefined)
      return removeSmall(inputs.boxes, params.min_size, [outputs.keep, precision], ask)
    if (params.size !== undefined) return clip(inputs.boxes, params.size, outputs.boxes, ask)
    return noCounterpart(`box filter ${params.fn}`)
  },
)
