import type { DetectionError, Rle, Segmentation } from "@detspec/core"
import { outOfRange, rleBox, rleOfSegmentation } from "@detspec/core"
import type { Detection, EvaluationInput, GroundTruth, Measure } from "@detspec/evaluation"
import * as E from "fp-ts/lib/Either.js"
import * as v from "valibot"
import { boxOf } from "./corner-and-sides.js"

const counts = v.union([v.string(), v.array(v.number())])
const segmentation = v.union([
  v.array(v.array(v.number())),
  v.object({ size: v.tuple([v.number(), v.number()]), counts }),
])
const bbox = v.tuple([v.number(), v.number(), v.number(), v.number()])
const marked = {
  image_id: v.number(),
  category_id: v.number(),
  bbox: v.optional(bbox),
  segmentation: v.optional(segmentation),
}
const image = v.object({ id: v.number(), width: v.number(), height: v.number() })

interface Marked {
  readonly image_id: number
  readonly category_id: number
  readonly bbox?: readonly number[] | undefined
  readonly segmentation?: Segmentation | undefined
}

interface Annotation extends Marked {
  readonly id?: number | undefined
  readonly area: number
  readonly iscrowd?: number | undefined
}

interface Result extends Marked {
  readonly score: number
}

/** What an evaluation needs of COCO's annotations. */
export interface GroundTruthJson {
  readonly images: readonly { readonly id: number; readonly width: number; readonly height: number }[]
  readonly categories: readonly { readonly id: number }[]
  readonly annotations: readonly Annotation[]
}

export const groundTruth: v.GenericSchema<unknown, GroundTruthJson> = v.pipe(
  v.unknown(),
  v.object({
    images: v.array(image),
    categories: v.array(v.object({ id: v.number() })),
    annotations: v.array(
      v.object({
        ...marked,
        id: v.optional(v.number()),
        area: v.number(),
        iscrowd: v.optional(v.number()),
      }),
    ),
  }),
)

export const results: v.GenericSchema<unknown, readonly Result[]> = v.pipe(
  v.unknown(),
  v.array(v.object({ ...marked, score: v.number() })),
)

type Size = readonly [height: number, width: number]

const maskOf = (
  field: string,
  sizes: ReadonlyMap<number, Size>,
  one: Marked,
): E.Either<DetectionError, Rle> => {
  const size = sizes.get(one.image_id)
  return size === undefined || one.segmentation === undefined
    ? E.left(outOfRange("evaluateCoco", field, "have a mask in a known image", "none"))
    : rleOfSegmentation("evaluateCoco", `${field}.segmentation`, size, one.segmentation)
}

const placeOf = (measure: Measure, field: string, sizes: ReadonlyMap<number, Size>, one: Marked) => {
  const names = { image: one.image_id, label: one.category_id }
  if (measure === "box") return E.right({ ...names, box: boxOf(one.bbox ?? []) })
  return E.map((mask: Rle) => ({ ...names, box: rleBox(mask), mask }))(maskOf(field, sizes, one))
}

const ids = (list: readonly { readonly id: number }[]): readonly number[] =>
  list.map(({ id }) => id).sort((a, b) => a - b)

/** An evaluation from COCO's JSON; its program goes through images and classes by ascending id. */
export const inputOf = (
  measure: Measure,
  truth: GroundTruthJson,
  found: readonly Result[],
): E.Either<DetectionError, EvaluationInput> => {
  const classes = ids(truth.categories)
  // What is detected of other classes is not looked at.
  const asked = found.filter(({ category_id }) => classes.includes(category_id))
  const sizes = new Map(truth.images.map(({ id, width, height }): [number, Size] => [id, [height, width]]))
  const truths = E.traverseArrayWithIndex((n: number, one: Annotation) =>
    E.map(
      (place: Pick<GroundTruth, "image" | "label" | "box">): GroundTruth => ({
        ...place,
        area: one.area,
        crowd: one.iscrowd === 1,
      }),
    )(placeOf(measure, `annotations[${n}]`, sizes, one)),
  )(truth.annotations)
  const detections = E.traverseArrayWithIndex((n: number, one: Result) =>
    E.map((place: Pick<Detection, "image" | "label" | "box">): Detection => ({ ...place, score: one.score }))(
      placeOf(measure, `detections[${n}]`, sizes, one),
    ),
  )(asked)
  return E.chain((shown: readonly GroundTruth[]) =>
    E.map(
      (detected: readonly Detection[]): EvaluationInput => ({
        images: ids(truth.images),
        classes,
        truths: shown,
        detections: detected,
      }),
    )(detections),
  )(truths)
}
