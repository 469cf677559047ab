import type { Box, DetectionError, Uint8Tensor } from "@detspec/core"
import { badFile, isEmpty } from "@detspec/core"
import type { AnnotatedImage, AnnotatedObject, Dataset, VocCorners } from "@detspec/datasets"
import { generateScene, readPixels, readVoc, sceneClasses } from "@detspec/datasets"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"

/** The picture that everything is shown on, with its objects. */
export interface Annotated {
  /** Where it comes from, as the report says it. */
  readonly source: string
  readonly pixels: Uint8Tensor
  readonly width: number
  readonly height: number
  /** Boxes with an inside only. */
  readonly objects: readonly { readonly label: string; readonly box: Box }[]
  /** Those of the whole data set. */
  readonly classes: readonly string[]
}

const withInside = (objects: readonly AnnotatedObject[]): Annotated["objects"] =>
  objects.filter(({ box }) => !isEmpty(box)).map(({ label, box }) => ({ label, box }))

/** A generated scene: always the same one for a seed. */
export const fromScene = (seed: number): Annotated => {
  const [width, height] = [320, 240]
  const { pixels, objects } = generateScene({ seed, width, height, count: 9 })
  const source = `a generated scene (seed ${seed})`
  return { source, pixels, width, height, objects: withInside(objects), classes: sceneClasses }
}

/** Images to test on where there is a list of them: a detector that learned from the others has not seen these. */
const unseen = ({ images, lists: { test } }: Dataset): readonly AnnotatedImage[] => {
  const listed = images.filter(({ name }) => test?.includes(name))
  return listed.length > 0 ? listed : images
}

/** The image asked for by name; else one with several objects, of which the most kinds, the fewest overlaps of names. */
const chosen = (dir: string, dataset: Dataset, name: string | undefined) => {
  const { images } = dataset
  if (name !== undefined) {
    const named = images.find((image) => image.name === name)
    return named
      ? TE.right(named)
      : TE.left(badFile("start", "--image", `name an annotated image of ${dir}`, name))
  }
  const kinds = ({ objects }: AnnotatedImage) => new Set(objects.map(({ label }) => label)).size
  const fits = ({ objects }: AnnotatedImage) => -Math.abs(withInside(objects).length - 8)
  const [best] = unseen(dataset).toSorted((a, b) => kinds(b) - kinds(a) || fits(b) - fits(a))
  return best && withInside(best.objects).length > 0
    ? TE.right(best)
    : TE.left(badFile("start", dir, "hold an image with an object", `${images.length} without`))
}

/** One image of a Pascal VOC folder. */
export const fromVoc = (
  dir: string,
  corners: VocCorners,
  name: string | undefined,
): TE.TaskEither<DetectionError, Annotated> =>
  pipe(
    readVoc(dir, corners),
    TE.bindTo("dataset"),
    TE.bind("image", ({ dataset }) => chosen(dir, dataset, name)),
    TE.chain(({ image, dataset: { classes } }) =>
      pipe(
        readPixels(image),
        TE.map((pixels) => ({
          source: image.file,
          pixels,
          width: image.width,
          height: image.height,
          objects: withInside(image.objects),
          classes,
        })),
      ),
    ),
  )
