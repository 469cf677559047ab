import type { FloatTensor, Tensor } from "@detspec/core"
import * as TE from "fp-ts/lib/TaskEither.js"
import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import { shaped } from "../answer.js"
import type { Ask } from "../ask.js"
import type { Plan } from "../question.js"
import { elements, noCounterpart, questions } from "../question.js"
import { recordedRows, splitRows } from "../rows.js"
import { floats, pickRows, reshaped, tensor } from "../tensors.js"

const weights = v.tuple([v.number(), v.number(), v.number(), v.number()])
type Weights = v.InferOutput<typeof weights>

const encode = (
  [boxes, anchors]: readonly [FloatTensor, FloatTensor],
  weights: Weights,
  recorded: Tensor | undefined,
  ask: Ask,
): Plan => {
  const input = (rows: readonly number[]) => ({
    boxes: pickRows(boxes, rows),
    anchors: pickRows(anchors, rows),
    weights,
  })
  const otherwise = "torchvision encodes boxes and anchors without an inside to infinities and NaN"
  const rows = { name: "encodeBoxes", count: boxes.shape[0] ?? 0, input, otherwise } as const
  const { accepted, refusals } = splitRows(rows, ask)
  const answer = ask.one("encodeBoxes", input(accepted), "deltas")
  return questions(elements("codes", recordedRows(recorded, accepted), answer), ...refusals)
}

const decode = (
  [codes, anchors]: readonly [FloatTensor, FloatTensor],
  { weights, clip }: { readonly weights: Weights; readonly clip: number },
  recorded: Tensor | undefined,
  ask: Ask,
): Plan => {
  const width = codes.shape[1] ?? 0
  const input = (rows: readonly number[]) => ({
    deltas: reshaped(pickRows(codes, rows), [rows.length, width / 4, 4]),
    anchors: pickRows(anchors, rows),
    weights,
    clamp: clip,
  })
  const otherwise = "torchvision decodes from anchors out of order, and growth without limit"
  const rows = { name: "decodeBoxes", count: codes.shape[0] ?? 0, input, otherwise } as const
  const { accepted, refusals } = splitRows(rows, ask)
  const answer = TE.map(shaped([accepted.length, width]))(ask.one("decodeBoxes", input(accepted), "boxes"))
  return questions(elements("boxes", recordedRows(recorded, accepted), answer), ...refusals)
}

/** Encoding of boxes (`reference`) by anchors (`proposals`), and decoding with 4 K columns. */
export const boxCoder: Adapter = adapter(
  {
    inputs: record({
      reference: v.optional(floats),
      proposals: v.optional(floats),
      codes: v.optional(floats),
      boxes: v.optional(floats),
    }),
    params: record({ fn: v.string(), weights: v.optional(weights), clip: v.optional(v.number()) }),
    outputs: record({ codes: v.optional(tensor), boxes: v.optional(tensor) }),
  },
  ({ inputs, params, outputs }, ask) => {
    const { reference, proposals, codes, boxes } = inputs
    const { fn, weights, clip } = params
    if (fn === "encode" && reference && proposals && weights)
      return encode([reference, proposals], weights, outputs.codes, ask)
    if (fn === "decode" && codes && boxes && weights && clip !== undefined)
      return decode([codes, boxes], { weights, clip }, outputs.boxes, ask)
    return noCounterpart(`box coder ${fn}: FCOS's distances to four sides belong to no system here`)
  },
)
