import type { Box, DetectionError, Rle } from "@detspec/core"
import { badFile, decodeRle, isEmpty, rleOfSegmentation } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import type { AnnotatedImage, AnnotatedObject } from "../annotated-image.js"
import type { ExampleObject, LeftOut } from "./example.js"
import { nothingLeftOut } from "./example.js"

type Read<T> = E.Either<DetectionError, T>

/** What to make of annotations. */
export interface ExampleOptions {
  /** Every class that may occur; an object's label is its place in this list. */
  readonly classes: readonly string[]
  /** Whether masks are drawn; every object must then have one. */
  readonly masks: boolean
}

/** A box, cut at the border of an image. */
export const clip = ([x1, y1, x2, y2]: Box, width: number, height: number): Box => [
  Math.min(Math.max(x1, 0), width),
  Math.min(Math.max(y1, 0), height),
  Math.min(Math.max(x2, 0), width),
  Math.min(Math.max(y2, 0), height),
]

const reachesOut = ({ box: [x1, y1, x2, y2] }: AnnotatedObject, { width, height }: AnnotatedImage): boolean =>
  x1 < 0 || y1 < 0 || x2 > width || y2 > height

/** What becomes of an object: it is shown, or counted as one of those left out. */
const fateOf = (image: AnnotatedImage, object: AnnotatedObject): keyof LeftOut | "shown" => {
  if (object.crowd) return "crowds"
  if (isEmpty(clip(object.box, image.width, image.height))) return "empty"
  return reachesOut(object, image) ? "clipped" : "shown"
}

const maskOf = (image: AnnotatedImage, field: string, { segmentation }: AnnotatedObject): Read<Rle> =>
  segmentation === undefined
    ? E.left(badFile("exampleOf", `${field}.segmentation`, "be there, since masks are asked for", "nothing"))
    : rleOfSegmentation("exampleOf", `${field}.segmentation`, [image.height, image.width], segmentation)

const objectOf = (
  image: AnnotatedImage,
  object: AnnotatedObject,
  field: string,
  { classes, masks }: ExampleOptions,
): Read<ExampleObject> => {
  const shown = {
    label: classes.indexOf(object.label),
    box: clip(object.box, image.width, image.height),
  }
  return masks
    ? E.map((rle: Rle) => ({ ...shown, mask: decodeRle(rle) }))(maskOf(image, field, object))
    : E.right(shown)
}

/**
 * The objects of an image that can be learned from, boxes cut at the image's border, and the count of the others.
 *
 * Errors  BadFile, by image and object, for a class that is not in the list and for a mask that is missing
 */
export const objectsOf = (
  image: AnnotatedImage,
  options: ExampleOptions,
): Read<{ readonly objects: readonly ExampleObject[]; readonly leftOut: LeftOut }> => {
  const objects: ExampleObject[] = []
  let leftOut = nothingLeftOut
  for (const [n, object] of image.objects.entries()) {
    const field = `${image.file}: object[${n}]`
    if (!options.classes.includes(object.label))
      return E.left(
        badFile("exampleOf", `${field}.label`, `be one of ${options.classes.join(", ")}`, object.label),
      )
    const fate = fateOf(image, object)
    if (fate !== "shown") leftOut = { ...leftOut, [fate]: leftOut[fate] + 1 }
    if (fate !== "shown" && fate !== "clipped") continue
    const read = objectOf(image, object, field, options)
    if (E.isLeft(read)) return read
    objects.push(read.right)
  }
  return E.right({ objects, leftOut })
}
