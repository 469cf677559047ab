import { basename, dirname } from "node:path"
import type { DetectionError } from "@detspec/core"
import { badFile } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { AnnotatedImage, AnnotatedObject, Dataset, ReadOptions } from "../annotated-image.js"
import { strictly } from "../annotated-image.js"
import { namesIn, readText } from "../files.js"
import { readLists } from "../lists.js"
import type { Sorted } from "../skip-bad.js"
import { sortOut } from "../skip-bad.js"
import { imageNames } from "./names.js"
import type { Located, Read } from "./parse.js"
import { parseAnnotation, parseFile, parseImages } from "./parse.js"
import type { Places } from "./places.js"
import { placesOf } from "./places.js"
import type { CocoFile, CocoImage } from "./schema.js"

const byImage = (located: readonly Located[]): ReadonlyMap<number, readonly AnnotatedObject[]> => {
  const objects = new Map<number, AnnotatedObject[]>()
  for (const { image, object } of located) {
    const list = objects.get(image) ?? []
    list.push(object)
    objects.set(image, list)
  }
  return objects
}

const placed =
  (
    file: string,
    places: Places,
    nameOf: (fileName: string) => string,
    objects: ReadonlyMap<number, readonly AnnotatedObject[]>,
  ) =>
  (image: CocoImage): Read<AnnotatedImage> => {
    const { id, file_name, width, height } = image
    const at = places(file_name)
    return at === undefined
      ? E.left(
          badFile("readCoco", `${file}: image ${id}.file_name`, "name an image that is there", file_name),
        )
      : E.right({ name: nameOf(file_name), file: at, width, height, objects: objects.get(id) ?? [] })
  }

interface Parsed extends Pick<Dataset, "classes" | "categoryIds"> {
  readonly images: Sorted<AnnotatedImage>
}

const classesOf = ({ categories }: CocoFile): Pick<Parsed, "classes" | "categoryIds"> => {
  const classes = categories.map(({ name }) => name)
  return categories.every(({ id }, n) => id === n + 1)
    ? { classes }
    : { classes, categoryIds: categories.map(({ id }) => id) }
}

const parseAll = (file: string, json: CocoFile, places: Places, options: ReadOptions): Read<Parsed> =>
  pipe(
    sortOut(parseImages(file, json.images), options),
    E.chain((images) => {
      const byId = new Map(images.good.map((image): [number, CocoImage] => [image.id, image]))
      const labels = new Map(json.categories.map(({ id, name }): [number, string] => [id, name]))
      return pipe(
        sortOut(json.annotations.map(parseAnnotation(file, byId, labels)), options),
        E.chain((located) =>
          pipe(
            sortOut(images.good.map(placed(file, places, imageNames(json), byImage(located.good))), options),
            E.map(({ good, warnings }) => ({
              good,
              warnings: [...images.warnings, ...located.warnings, ...warnings],
            })),
          ),
        ),
      )
    }),
    E.map((images) => ({ ...classesOf(json), images })),
  )

const withLists = (dir: string, { images, ...classes }: Parsed): TE.TaskEither<DetectionError, Dataset> => {
  const known = images.good.map(({ name }) => name)
  return pipe(
    TE.fromTask<readonly string[], DetectionError>(namesIn(dir)),
    TE.map((names) => names.filter((name) => /^(train|val|trainval|test)\.txt$/i.test(name))),
    TE.chain((files) => readLists("readCoco", dir, files, known, images.warnings.length > 0)),
    TE.map((lists) => ({ ...classes, images: images.good, lists, warnings: images.warnings })),
  )
}

/**
 * Reads annotations in COCO's JSON. Images are looked for in `images`, else beside the file and in the usual folders
 * there; lists (train.txt, val.txt, test.txt) beside the file. Classes are the categories in the order of the file.
 * An image is called by its file's name without ending, with its folders where several have that name.
 *
 * Errors  BadFile, which names file and field; with `skipBad` broken images and objects are left out with a warning
 */
export const readCoco = (
  file: string,
  images?: string,
  options: ReadOptions = strictly,
): TE.TaskEither<DetectionError, Dataset> => {
  const [dir, name] = [dirname(file), basename(file)]
  return pipe(
    readText("readCoco", dir, name),
    TE.chainEitherK((text) => parseFile(name, text)),
    TE.chain((json) =>
      pipe(
        TE.fromTask<Places, DetectionError>(() => placesOf(json, dir, images)),
        TE.chainEitherK((places) => parseAll(name, json, places, options)),
      ),
    ),
    TE.chain((parsed) => withLists(dir, parsed)),
  )
}
