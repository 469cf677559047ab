import type { Box, DetectionError, Rle } from "@detspec/core"
import { isEmpty, rleOfSegmentation } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import type { AnnotatedImage, AnnotatedObject } from "./annotated-image.js"

/** An object as an evaluation asks for it: by image and class, as annotated. */
export interface TruthForEvaluation {
  readonly image: string
  readonly label: string
  readonly box: Box
  readonly area?: number
  /** Marked as difficult. */
  readonly ignore: boolean
  readonly crowd: boolean
  readonly mask?: Rle
}

export interface TruthsForEvaluation {
  readonly truths: readonly TruthForEvaluation[]
  /** Objects whose box is empty: nothing can overlap them, so they would count as missed for ever. */
  readonly empty: number
}

const truthOf = (
  { name, file, width, height }: AnnotatedImage,
  object: AnnotatedObject,
  n: number,
  masks: boolean,
): E.Either<DetectionError, TruthForEvaluation> => {
  const { label, box, area, difficult, crowd = false, segmentation } = object
  const truth = { image: name, label, box, ignore: difficult, crowd, ...(area === undefined ? {} : { area }) }
  if (!masks || segmentation === undefined) return E.right(truth)
  const field = `${file}: object[${n}].segmentation`
  return E.map((mask: Rle) => ({ ...truth, mask }))(
    rleOfSegmentation("truthsOf", field, [height, width], segmentation),
  )
}

/**
 * Everything annotated on images, for @detspec/evaluation: difficult objects to be ignored, crowds as crowds, with
 * masks where they are asked for and there. Empty boxes are left out and counted. Of examples:
 * `truthsOf(examples.map(({ annotated }) => annotated))`.
 */
export const truthsOf = (
  images: readonly AnnotatedImage[],
  masks = false,
): E.Either<DetectionError, TruthsForEvaluation> => {
  const all = images.flatMap((image) => image.objects.map((object, n) => ({ image, object, n })))
  const shown = all.filter(({ object }) => !isEmpty(object.box))
  return E.map((truths: readonly TruthForEvaluation[]) => ({ truths, empty: all.length - shown.length }))(
    E.traverseArray(({ image, object, n }: (typeof all)[number]) => truthOf(image, object, n, masks))(shown),
  )
}
