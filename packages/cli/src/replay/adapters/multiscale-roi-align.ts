import type { FloatTensor, Tensor } from "@detspec/core"
import { float32, float64, int32, toArray, toBoxes } from "@detspec/core"
import type { Out } from "@detspec/spec"
import * as TE from "fp-ts/lib/TaskEither.js"
import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import type { Answer } from "../answer.js"
import { joined, picked } from "../answer.js"
import type { Ask } from "../ask.js"
import { inferredScale } from "../inferred-scale.js"
import type { Grid, Regions } from "../pooling.js"
import { elements, questions } from "../question.js"
import { listed } from "../quirk.js"
import { levelBorder } from "../quirks/levels.js"
import { floats, ints, pickRows, tensor } from "../tensors.js"

const pair = v.tuple([v.number(), v.number()])

/** The boxes of all images in one list. */
const together = (lists: readonly FloatTensor[]): Regions => {
  const boxes = lists.flatMap(toBoxes).flat()
  const images = lists.flatMap((list, image) => toBoxes(list).map(() => image))
  const single = lists.some((list) => list.data instanceof Float32Array)
  return {
    boxes: (single ? float32 : float64)([images.length, 4], boxes),
    images: int32([images.length], images),
  }
}

interface Level {
  readonly features: FloatTensor
  readonly grid: Grid
}

/** Every box pooled from its level, in the order of the boxes. */
const pooledByLevel =
  (levels: readonly Level[], { boxes, images }: Regions, samples: number, { one }: Ask) =>
  (assigned: readonly number[]) => {
    const channels = levels[0]?.features.shape[1] ?? 0
    const rowsOf = levels.map((_, l) => assigned.flatMap((level, n) => (level === l ? [n] : [])))
    const pools = levels.map(({ features, grid }, l) => {
      const rows = rowsOf[l] ?? []
      const on = {
        boxes: pickRows(boxes, rows),
        images: int32(
          [rows.length],
          rows.map((n) => images.get(n)),
        ),
      }
      return one("roiAlign", { features, ...on, ...grid, samples, aligned: false, reduce: "mean" }, "output")
    })
    const { pooledHeight = 0, pooledWidth = 0 } = levels[0]?.grid ?? {}
    const shape = [assigned.length, channels, pooledHeight, pooledWidth]
    const each = channels * pooledHeight * pooledWidth
    const place = new Map(rowsOf.flat().map((n, at) => [n, at]))
    const places = assigned.flatMap((_, n) =>
      Array.from({ length: each }, (_, k) => (place.get(n) ?? 0) * each + k),
    )
    return TE.map((answers: readonly Answer[]) => picked(shape, places)(joined(shape)(answers)))(
      TE.sequenceArray(pools),
    )
  }

/** The level of every box, counted from the finest map, and the pooled features. */
export const multiscaleRoiAlign: Adapter = adapter(
  {
    inputs: record({ features: v.record(v.string(), floats), boxes: v.array(floats) }),
    params: record({
      output_size: pair,
      sampling_ratio: v.number(),
      canonical_scale: v.number(),
      canonical_level: v.number(),
      image_shapes: v.array(pair),
    }),
    outputs: record({ levels: ints, output: tensor }),
  },
  ({ inputs, params, outputs, precision }, ask) => {
    const heights = params.image_shapes.map(([height]) => height)
    const maps = Object.values(inputs.features)
    const scales = maps.map((map) => inferredScale(map.shape[2] ?? 0, heights))
    const [pooledHeight, pooledWidth] = params.output_size
    const regions = together(inputs.boxes)
    const minLevel = -Math.log2(scales[0] ?? 1)
    const assignment = {
      boxes: regions.boxes,
      canonicalSize: params.canonical_scale,
      canonicalLevel: params.canonical_level,
      minLevel,
      maxLevel: -Math.log2(scales.at(-1) ?? 1),
      epsilon: 1e-6,
      epsilonAt: "level",
    } as const
    const fromFinest = (level: number) => level - minLevel
    const levels = TE.map((answer: Answer) => ({
      ...answer,
      values: answer.values.map(fromFinest),
      specified: answer.specified.map(fromFinest),
    }))(ask.one("assignPyramidLevels", assignment, "levels"))
    const pyramid = maps.map((features, l) => ({
      features,
      grid: { spatialScale: scales[l] ?? 1, pooledHeight, pooledWidth },
    }))
    const pool = pooledByLevel(pyramid, regions, Math.max(params.sampling_ratio, 0), ask)
    const output = TE.chain((out: Out<"assignPyramidLevels">) => pool(toArray(out.levels).map(fromFinest)))(
      ask.all("assignPyramidLevels", assignment),
    )
    const border = listed(levelBorder, { ...assignment, precision })
    const recorded: Tensor | undefined = outputs.levels
    return questions(
      elements("levels", recorded, levels, [border]),
      elements("output", outputs.output, output, [border]),
    )
  },
)
