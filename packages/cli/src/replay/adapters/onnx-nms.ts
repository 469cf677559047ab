import type { Box, FloatTensor, Int32Tensor } from "@detspec/core"
import { float32, int32, toArray, toBoxes } from "@detspec/core"
import type { Out } from "@detspec/spec"
import { nms } from "@detspec/spec"
import * as TE from "fp-ts/lib/TaskEither.js"
import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import type { Ask } from "../ask.js"
import { questions } from "../question.js"
import { couldBeKept } from "../suppression.js"
import { floats, ints } from "../tensors.js"

const first = (t: FloatTensor | Int32Tensor | undefined, otherwise: number): number =>
  t === undefined ? otherwise : (toArray(t)[0] ?? otherwise)

/** Any two opposite corners, y before x, or centre and size, as a box in order. (IoU does not mind x and y swapped.) */
const ordered = (given: Box, centred: boolean): Box => {
  const [a, b, c, d] = given
  if (centred) return [a - c / 2, b - d / 2, a + c / 2, b + d / 2]
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
}

interface Given {
  readonly boxes: FloatTensor
  readonly scores: FloatTensor
  readonly centred: boolean
  readonly most: number
  readonly threshold: number
  readonly least: number
}

/** The candidates of one class of one image: those whose score exceeds the least. */
const candidates = (given: Given, image: number, kind: number) => {
  const all = toBoxes(given.boxes.pick(image, null, null)).map((box) => ordered(box, given.centred))
  const score = (n: number) => given.scores.get(image, kind, n)
  const indices = all.flatMap((_, n) => (score(n) > given.least ? [n] : []))
  const input = {
    boxes: float32(
      [indices.length, 4],
      indices.flatMap((n) => all[n] ?? []),
    ),
    scores: float32([indices.length], indices.map(score)),
    threshold: given.threshold,
  }
  return { indices, input }
}

/** The selected indices of one class of one image, held against the recorded ones. */
const question = (
  given: Given,
  [image, kind]: readonly [number, number],
  recorded: readonly number[],
  { all, arithmetic }: Ask,
) => {
  const { indices, input } = candidates(given, image, kind)
  const selected = ({ keep }: Out<"nms">): readonly number[] =>
    toArray(keep)
      .slice(0, given.most)
      .map((k) => indices[k] ?? -1)
  const back = (list: readonly number[]) => list.map((n) => indices.indexOf(n))
  return {
    kind: "list",
    output: `selected_indices of image ${image}, class ${kind}`,
    recorded,
    answer: TE.map(selected)(all("nms", input)),
    specified: selected(nms(input)),
    listed: [],
    withinRounding: (list: readonly number[]) =>
      list.length < given.most && couldBeKept(input, arithmetic)(back(list)),
  } as const
}

/** ONNX NonMaxSuppression: every class of every image by itself, of candidates above a score, so many at most. */
export const onnxNms: Adapter = adapter(
  {
    inputs: record({
      boxes: floats,
      scores: floats,
      max_output_boxes_per_class: v.optional(ints),
      iou_threshold: v.optional(floats),
      score_threshold: v.optional(floats),
    }),
    params: record({ center_point_box: v.optional(v.number(), 0) }),
    outputs: record({ selected_indices: ints }),
  },
  ({ inputs, params, outputs }, ask) => {
    const { boxes, scores } = inputs
    const given = {
      boxes,
      scores,
      centred: params.center_point_box === 1,
      most: first(inputs.max_output_boxes_per_class, 0),
      threshold: first(inputs.iou_threshold, 0),
      least: first(inputs.score_threshold, -Infinity),
    }
    const chosen = outputs.selected_indices ?? int32([0, 3], [])
    const triples = Array.from({ length: chosen.shape[0] ?? 0 }, (_, k) =>
      [0, 1, 2].map((at) => chosen.get(k, at)),
    )
    const [images = 0, kinds = 0] = scores.shape
    const pairs = Array.from(
      { length: images * kinds },
      (_, k) => [Math.floor(k / kinds), k % kinds] as const,
    )
    const recordedOf = ([image, kind]: readonly [number, number]) =>
      triples.flatMap(([i, c, n = -1]) => (i === image && c === kind ? [n] : []))
    return questions(...pairs.map((pair) => question(given, pair, recordedOf(pair), ask)))
  },
)
