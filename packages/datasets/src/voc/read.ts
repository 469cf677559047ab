import { join } from "node:path"
import type { DetectionError } from "@detspec/core"
import { badFile } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as RA from "fp-ts/lib/ReadonlyArray.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { AnnotatedImage, Dataset } from "../annotated-image.js"
import { classesOf } from "../annotated-image.js"
import { readText, stem } from "../files.js"
import type { VocLayout } from "./layout.js"
import { findLayout } from "./layout.js"
import { parseList } from "./lists.js"
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

const readLists = (dir: string, files: readonly string[], known: ReadonlySet<string>) =>
  pipe(
    files,
    TE.traverseSeqArray((file) =>
      pipe(
        readText("readVoc", dir, file),
        TE.chainEitherK((text) => parseList(file, text, known)),
        TE.map((names): readonly [string, readonly string[]] => [stem(file), names]),
      ),
    ),
    TE.map((lists) => Object.fromEntries(lists)),
  )

const readAll = (dir: string, layout: VocLayout, corners: VocCorners) =>
  pipe(
    RA.chunksOf(together)(layout.annotations),
    TE.traverseSeqArray(TE.traverseArray(readImage(dir, layout, corners))),
    TE.map((chunks): readonly AnnotatedImage[] => chunks.flat()),
    TE.chain((images) =>
      pipe(
        readLists(dir, layout.lists, new Set(images.map(({ name }) => name))),
        TE.map((lists): Dataset => ({ classes: classesOf(images), images, lists })),
      ),
    ),
  )

/** Reads a Pascal VOC folder: every annotation, checked, with the path of its image, and the lists beside them. */
export const readVoc = (dir: string, corners: VocCorners): TE.TaskEither<DetectionError, Dataset> =>
  TE.chain((layout: VocLayout) => readAll(dir, layout, corners))(findLayout(dir))
