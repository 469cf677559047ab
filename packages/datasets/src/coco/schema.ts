import * as v from "valibot"

const id = v.pipe(v.number(), v.integer())
const side = v.pipe(v.number(), v.integer(), v.minValue(1))
/** Tools write what they do not know as null, and yes and no as truth values. */
const flag = v.pipe(v.nullish(v.union([v.picklist([0, 1]), v.boolean()]), 0), v.transform(Number))
const finite = v.pipe(v.number(), v.finite())
const outline = v.pipe(
  v.array(finite),
  v.check((points) => points.length >= 6 && points.length % 2 === 0, "three corners or more, x and y each"),
)

/** An image of COCO's JSON. */
export interface CocoImage {
  readonly id: number
  readonly file_name: string
  readonly width: number
  readonly height: number
}

/** An object of COCO's JSON; its box is x, y, width, height. */
export interface CocoAnnotation {
  readonly image_id: number
  readonly category_id: number
  readonly bbox: readonly [x: number, y: number, width: number, height: number]
  readonly iscrowd: number
  readonly area?: number | undefined
  readonly segmentation?:
    | readonly (readonly number[])[]
    | { readonly size: readonly [number, number]; readonly counts: string | readonly number[] }
    | undefined
}

export interface CocoCategory {
  readonly id: number
  readonly name: string
}

export const cocoImage: v.GenericSchema<unknown, CocoImage> = v.pipe(
  v.unknown(),
  v.object({ id, file_name: v.string(), width: side, height: side }),
)

const runs = v.object({ size: v.tuple([side, side]), counts: v.union([v.string(), v.array(v.number())]) })
const length = v.pipe(finite, v.minValue(0))

export const cocoAnnotation: v.GenericSchema<unknown, CocoAnnotation> = v.pipe(
  v.unknown(),
  v.object({
    image_id: id,
    category_id: id,
    bbox: v.tuple([finite, finite, length, length]),
    iscrowd: flag,
    area: v.pipe(
      v.nullish(length),
      v.transform((area) => area ?? undefined),
    ),
    segmentation: v.pipe(
      v.nullish(v.union([v.array(outline), runs])),
      v.transform((mask) => (mask === null || (Array.isArray(mask) && mask.length === 0) ? undefined : mask)),
    ),
  }),
)

const category: v.GenericSchema<unknown, CocoCategory> = v.pipe(
  v.unknown(),
  v.object({ id, name: v.pipe(v.string(), v.minLength(1)) }),
)

const areUnlike = (names: readonly unknown[]): boolean => new Set(names).size === names.length

const categories = v.pipe(
  v.array(category),
  v.check((all) => areUnlike(all.map((one) => one.id)), "ids that differ"),
  v.check((all) => areUnlike(all.map((one) => one.name)), "names that differ"),
)

/** The three lists of a file: categories whole, the others one by one, so that one broken entry can be left out. */
export interface CocoFile {
  readonly images: readonly unknown[]
  readonly annotations: readonly unknown[]
  readonly categories: readonly CocoCategory[]
}

export const cocoFile: v.GenericSchema<unknown, CocoFile> = v.pipe(
  v.unknown(),
  v.object({
    images: v.array(v.unknown()),
    annotations: v.array(v.unknown()),
    categories,
  }),
)
