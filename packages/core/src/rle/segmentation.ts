import * as E from "fp-ts/lib/Either.js"
import type { DetectionError } from "../error.js"
import { shapeMismatch } from "../error.js"
import type { Polygon } from "./polygon.js"
import { rleOfPolygons } from "./polygon.js"
import type { Rle } from "./rle.js"
import { checkRle } from "./rle.js"
import { rleFromText } from "./text.js"

/** A mask as COCO's JSON has it: outlines, or runs as numbers or as a string. */
export type Segmentation =
  | readonly Polygon[]
  | {
      readonly size: readonly [height: number, width: number]
      readonly counts: string | readonly number[]
    }

const isOutlines = (segmentation: Segmentation): segmentation is readonly Polygon[] =>
  Array.isArray(segmentation)

/** The mask of a segmentation in an image of a size; `field` is how errors call it. */
export const rleOfSegmentation = (
  operation: string,
  field: string,
  [height, width]: readonly [height: number, width: number],
  segmentation: Segmentation,
): E.Either<DetectionError, Rle> => {
  if (isOutlines(segmentation)) return E.right(rleOfPolygons(segmentation, height, width))
  const { size, counts } = segmentation
  if (size[0] !== height || size[1] !== width)
    return E.left(
      shapeMismatch(operation, `${field}.size`, `be [${height}, ${width}], as the image`, `[${size}]`),
    )
  return typeof counts === "string"
    ? rleFromText(operation, field, size, counts)
    : checkRle(operation, field, size, counts)
}
