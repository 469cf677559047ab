import { join } from "node:path"
import type { DetectionError } from "@detspec/core"
import { badFile } from "@detspec/core"
import { pipe } from "fp-ts/lib/function.js"
import * as RA from "fp-ts/lib/ReadonlyArray.js"
import * as T from "fp-ts/lib/Task.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { AnnotatedImage, Dataset, ReadOptions } from "../annotated-image.js"
import { classesOf, strictly } from "../annotated-image.js"
import { readText, stem } from "../files.js"
import { readLists } from "../lists.js"
import { readSize } from "../picture-size.js"
import { sortOut } from "../skip-bad.js"
import type { VocLayout } from "./layout.js"
import { findLayout } from "./layout.js"
import type { Size, VocAnnotation, VocCorners } from "./parse.js"
import { parseVoc } from "./parse.js"

/** So many files are open at a time: VOC 2012 has 17,125 annotations. */
const together = 64

/** As its `filename` says, whatever the ending; else as the annotation itself is called. */
const imageOf = (layout: VocLayout, file: string, filename: string | undefined): string | undefined =>
  layout.images.get(stem(filename ?? file).toLowerCase()) ?? layout.images.get(stem(file).toLowerCase())

/** As the annotation says it, else as the image does. */
const sizeOf = (file: string, image: string, size: Size | undefined): TE.TaskEither<DetectionError, Size> =>
  size === undefined
    ? TE.mapLeft((thrown: string) =>
        badFile("readVoc", `${file}: size`, "be there, or be that of an image that can be read", thrown),
      )(readSize(image))
    : TE.right(size)

const withImage =
  (dir: string, layout: VocLayout, file: string) =>
  ({ filename, size, objects }: VocAnnotation): TE.TaskEither<DetectionError, AnnotatedImage> => {
    const image = imageOf(layout, file, filename)
    if (image === undefined)
      return TE.left(
        badFile("readVoc", `${file}: filename`, "name an image that is there", filename ?? "nothing"),
      )
    const at = join(dir, image)
    return TE.map(({ width, height }: Size) => ({ name: stem(file), file: at, width, height, objects }))(
      sizeOf(file, at, size),
    )
  }

const readImage =
  (dir: string, layout: VocLayout, corners: VocCorners) =>
  (file: string): TE.TaskEither<DetectionError, AnnotatedImage> =>
    pipe(
      readText("readVoc", dir, file),
      TE.chainEitherK((text) => parseVoc(file, text, corners)),
      TE.chain(withImage(dir, layout, file)),
    )

const readAll = (dir: string, layout: VocLayout, corners: VocCorners, options: ReadOptions) =>
  pipe(
    RA.chunksOf(together)(layout.annotations),
    T.traverseSeqArray(T.traverseArray(readImage(dir, layout, corners))),
    T.map((chunks) => sortOut(chunks.flat(), options)),
    TE.chain(({ good, warnings }) =>
      pipe(
        readLists(
          "readVoc",
          dir,
          layout.lists,
          good.map(({ name }) => name),
          warnings.length > 0,
        ),
        TE.map((lists): Dataset => ({ classes: classesOf(good), images: good, lists, warnings })),
      ),
    ),
  )

/**
 * Reads a Pascal VOC folder: every annotation, checked, with the path of its image, and the lists beside them. An
 * image is opened only where its annotation has no size, or one of zeros.
 *
 * Errors  BadFile, which names file and field; with `skipBad` broken images are left out with a warning
 */
export const readVoc = (
  dir: string,
  corners: VocCorners,
  options: ReadOptions = strictly,
): TE.TaskEither<DetectionError, Dataset> =>
  TE.chain((layout: VocLayout) => readAll(dir, layout, corners, options))(findLayout(dir))
