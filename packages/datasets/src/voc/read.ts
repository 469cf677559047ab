import { join } from "node:path"
import type { DetectionError } from "@detspec/core"
import { badFile } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as RA from "fp-ts/lib/ReadonlyArray.js"
import * as T from "fp-ts/lib/Task.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { AnnotatedImage, Dataset, ReadOptions } from "../annotated-image.js"
import { classesOf, strictly } from "../annotated-image.js"
import { readText, stem } from "../files.js"
import { readLists } from "../lists.js"
import { sortOut } from "../skip-bad.js"
import type { VocLayout } from "./layout.js"
import { findLayout } from "./layout.js"
import type { VocAnnotation, VocCorners } from "./parse.js"
import { parseVoc } from "./parse.js"

/** So many files are open at a time: VOC 2012 has 17,125 annotations. */
const together = 64

/** As its `filename` says, whatever the ending; else as the annotation itself is called. */
const imageOf = (layout: VocLayout, file: string, filename: string | undefined): string | undefined =>
  layout.images.get(stem(filename ?? file).toLowerCase()) ?? layout.images.get(stem(file).toLowerCase())

const withImage =
  (dir: string, layout: VocLayout, file: string) =>
  ({ filename, ...annotation }: VocAnnotation): E.Either<DetectionError, AnnotatedImage> => {
    const image = imageOf(layout, file, filename)
    return image === undefined
      ? E.left(badFile("readVoc", `${file}: filename`, "name an image that is there", filename ?? "nothing"))
      : E.right({ name: stem(file), file: join(dir, image), ...annotation })
  }

const readImage =
  (dir: string, layout: VocLayout, corners: VocCorners) =>
  (file: string): TE.TaskEither<DetectionError, AnnotatedImage> =>
    pipe(
      readText("readVoc", dir, file),
      TE.chainEitherK((text) => parseVoc(file, text, corners)),
      TE.chainEitherK(withImage(dir, layout, file)),
    )

const readAll = (dir: string, layout: VocLayout, corners: VocCorners, options: ReadOptions) =>
  pipe(
    RA.chunksOf(together)(layout.annotations),
    T.traverseSeqArray(T.traverseArray(readImage(dir, layout, corners))),
    T.map((chunks) => sortOut(chunks.flat(), options)),
    TE.chain(({ good, warnings }) =>
      pipe(
        readLists("readVoc", dir, layout.lists, new Set(good.map(({ name }) => name)), warnings.length > 0),
        TE.map((lists): Dataset => ({ classes: classesOf(good), images: good, lists, warnings })),
      ),
    ),
  )

/**
 * Reads a Pascal VOC folder: every annotation, checked, with the path of its image, and the lists beside them.
 *
 * Errors  BadFile, which names file and field; with `skipBad` broken images are left out with a warning
 */
export const readVoc = (
  dir: string,
  corners: VocCorners,
  options: ReadOptions = strictly,
): TE.TaskEither<DetectionError, Dataset> =>
  TE.chain((layout: VocLayout) => readAll(dir, layout, corners, options))(findLayout(dir))
