import type { Box, DetectionError } from "@detspec/core"
import { badFile, describeValue, rleOfSegmentation } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import * as v from "valibot"
import type { AnnotatedObject } from "../annotated-image.js"
import type { CocoAnnotation, CocoFile, CocoImage } from "./schema.js"
import { cocoAnnotation, cocoFile, cocoImage } from "./schema.js"

export type Read<T> = E.Either<DetectionError, T>

/** An error in the file: its field is called by file and path, "instances.json: annotations[2].bbox". */
const refuse = (file: string, path: string, expected: string, actual: string): Read<never> =>
  E.left(badFile("readCoco", `${file}: ${path}`, expected, actual))

const held = <T>(
  file: string,
  path: string,
  schema: v.GenericSchema<unknown, T>,
  value: unknown,
): Read<T> => {
  const read = v.safeParse(schema, value)
  if (read.success) return E.right(read.output)
  const [issue] = read.issues
  const at = [path, v.getDotPath(issue)].filter((part) => part).join(".") || "contents"
  const expected = issue.expected ? `be ${issue.expected}` : `have ${issue.message}`
  return refuse(file, at, `${expected}, as COCO defines it`, describeValue(issue.input))
}

/** The text of a file as its three lists. */
export const parseFile = (file: string, text: string): Read<CocoFile> =>
  E.chain((json: unknown) => held(file, "", cocoFile, json))(
    E.tryCatch(
      (): unknown => JSON.parse(text),
      (thrown) => badFile("readCoco", `${file}: contents`, "be JSON", String(thrown)),
    ),
  )

/** The images of a file; one whose id was there before is none. */
export const parseImages = (file: string, images: readonly unknown[]): readonly Read<CocoImage>[] => {
  const seen = new Set<number>()
  return images.map((image, n) =>
    E.chain((one: CocoImage): Read<CocoImage> => {
      if (seen.has(one.id)) return refuse(file, `images[${n}].id`, "differ from those before", String(one.id))
      seen.add(one.id)
      return E.right(one)
    })(held(file, `images[${n}]`, cocoImage, image)),
  )
}

/** An object with the number of its image. */
export interface Located {
  readonly image: number
  readonly object: AnnotatedObject
}

const boxOf = ([x, y, width, height]: CocoAnnotation["bbox"]): Box => [x, y, x + width, y + height]

const objectOf = (label: string, one: CocoAnnotation): AnnotatedObject => ({
  label,
  box: boxOf(one.bbox),
  difficult: false,
  truncated: false,
  ...(one.iscrowd === 1 ? { crowd: true } : {}),
  ...(one.area === undefined ? {} : { area: one.area }),
  ...(one.segmentation === undefined ? {} : { segmentation: one.segmentation }),
})

/** Runs are tried now, so that a broken one is found where the file is named; outlines can always be drawn. */
const checkRuns = (file: string, path: string, image: CocoImage, one: CocoAnnotation): Read<unknown> =>
  one.segmentation === undefined || Array.isArray(one.segmentation)
    ? E.right(one)
    : E.mapLeft(({ field, expected, actual }: DetectionError) =>
        badFile("readCoco", `${file}: ${field}`, expected, actual),
      )(rleOfSegmentation("readCoco", `${path}.segmentation`, [image.height, image.width], one.segmentation))

/** The n-th object of a file: of a known image and class. */
export const parseAnnotation =
  (file: string, images: ReadonlyMap<number, CocoImage>, labels: ReadonlyMap<number, string>) =>
  (annotation: unknown, n: number): Read<Located> => {
    const path = `annotations[${n}]`
    return E.chain((one: CocoAnnotation): Read<Located> => {
      const [image, label] = [images.get(one.image_id), labels.get(one.category_id)]
      if (image === undefined)
        return refuse(file, `${path}.image_id`, "be the id of an image", String(one.image_id))
      if (label === undefined)
        return refuse(file, `${path}.category_id`, "be the id of a category", String(one.category_id))
      return E.map(() => ({ image: image.id, object: objectOf(label, one) }))(
        checkRuns(file, path, image, one),
      )
    })(held(file, path, cocoAnnotation, annotation))
  }
