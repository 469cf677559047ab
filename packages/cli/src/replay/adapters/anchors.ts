import type { Tensor } from "@detspec/core"
import { int32 } from "@detspec/core"
import * as TE from "fp-ts/lib/TaskEither.js"
import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import type { Answer } from "../answer.js"
import { joined } from "../answer.js"
import type { Ask } from "../ask.js"
import { defaultScales } from "../default-scales.js"
import type { Plan } from "../question.js"
import { elements, noCounterpart, questions } from "../question.js"
import { tensor } from "../tensors.js"

const pair = v.tuple([v.number(), v.number()])
const lists = v.array(v.array(v.number()))

const params = record({
  fn: v.string(),
  sizes: v.optional(lists),
  aspect_ratios: lists,
  image_size: pair,
  feature_sizes: v.array(pair),
  min_ratio: v.optional(v.number(), 0.15),
  max_ratio: v.optional(v.number(), 0.9),
  scales: v.nullish(v.array(v.number())),
  steps: v.nullish(v.array(v.number())),
  clip: v.optional(v.boolean(), true),
})
type Params = v.InferOutput<typeof params>

interface Outputs {
  readonly cell_anchors?: readonly Tensor[] | undefined
  readonly anchors_per_location?: readonly number[] | undefined
  readonly anchors?: Tensor | undefined
  readonly default_boxes?: Tensor | undefined
}

type Asked = ReturnType<Ask["one"]>

const all = (answers: readonly Asked[], shape: readonly number[]): Asked =>
  TE.map(joined(shape))(TE.sequenceArray(answers))

/** How many boxes a cell has, held against the recorded counts. */
const perLocation = (cells: readonly Asked[], recorded: readonly number[] | undefined) => {
  const counts = (answers: readonly Answer[]): Answer => {
    const values = answers.map(({ shape }) => shape[0] ?? 0)
    return { shape: [values.length], values, specified: values, bounds: values.map(() => 0) }
  }
  return elements(
    "anchors_per_location",
    recorded && int32([recorded.length], recorded),
    TE.map(counts)(TE.sequenceArray(cells)),
  )
}

const rounded = { offset: 0, rounding: "half-even", order: "ratio-major" } as const

const anchorGenerator = (
  given: Params,
  sizes: readonly (readonly number[])[],
  outputs: Outputs,
  { one }: Ask,
): Plan => {
  const [imageHeight, imageWidth] = given.image_size
  const level = ([height, width]: readonly [number, number], l: number, strideY: number, strideX: number) =>
    one(
      "generateAnchors",
      {
        height,
        width,
        strideY,
        strideX,
        sizes: sizes[l] ?? [],
        ratios: given.aspect_ratios[l] ?? [],
        ...rounded,
      },
      "anchors",
    )
  const cells = given.feature_sizes.map((_, l) => level([1, 1], l, 1, 1))
  const levels = given.feature_sizes.map(([height, width], l) =>
    level([height, width], l, Math.floor(imageHeight / height), Math.floor(imageWidth / width)),
  )
  return questions(
    ...cells.map((cell, l) => elements(`cell_anchors[${l}]`, outputs.cell_anchors?.[l], cell)),
    perLocation(cells, outputs.anchors_per_location),
    elements("anchors", outputs.anchors, all(levels, outputs.anchors?.shape ?? [])),
  )
}

const defaultBoxes = (given: Params, outputs: Outputs, { one }: Ask): Plan => {
  const [imageHeight, imageWidth] = given.image_size
  const scales = given.scales ?? defaultScales(given.aspect_ratios.length, given.min_ratio, given.max_ratio)
  const level = (
    [height, width]: readonly [number, number],
    k: number,
    [rows, columns] = [height, width],
  ) => {
    const step = given.steps?.[k]
    const [stepY, stepX] = [step ?? imageHeight / height, step ?? imageWidth / width]
    const [scale = 0, nextScale = 0] = scales.slice(k, k + 2)
    const clip = given.clip ? "sizes" : "none"
    const ratios = given.aspect_ratios[k] ?? []
    const input = {
      height: rows,
      width: columns,
      imageHeight,
      imageWidth,
      stepY,
      stepX,
      scale,
      nextScale,
      ratios,
      clip,
    } as const
    return one("defaultBoxes", input, "anchors")
  }
  const cells = given.feature_sizes.map((size, k) => level(size, k, [1, 1]))
  const levels = given.feature_sizes.map((size, k) => level(size, k))
  return questions(
    perLocation(cells, outputs.anchors_per_location),
    elements("default_boxes", outputs.default_boxes, all(levels, outputs.default_boxes?.shape ?? [])),
  )
}

/** AnchorGenerator (base anchors rounded half to even, whole strides) and DefaultBoxGenerator. */
export const anchors: Adapter = adapter(
  {
    inputs: record({}),
    params,
    outputs: record({
      cell_anchors: v.optional(v.array(tensor)),
      anchors_per_location: v.optional(v.array(v.number())),
      anchors: v.optional(tensor),
      default_boxes: v.optional(tensor),
    }),
  },
  ({ params: given, outputs }, ask) => {
    if (given.fn === "default_box_generator") return defaultBoxes(given, outputs, ask)
    if (given.fn === "anchor_generator" && given.sizes)
      return anchorGenerator(given, given.sizes, outputs, ask)
    return noCounterpart(`anchors ${given.fn}`)
  },
)
