import type { DetectionError } from "@detspec/core"
import { outOfRange } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Dataset } from "../annotated-image.js"
import type { ExampleOptions } from "../example/objects.js"
import { objectsOf } from "../example/objects.js"
import { readExample } from "../example/read.js"
import type { Source } from "./source.js"

const noSuch = (size: number, index: number): DetectionError =>
  outOfRange("source", "index", `be a whole number below ${size}`, String(index))

/**
 * The images of a data set as a source: each is decoded whenever it is asked for. `inMemory` decodes each once.
 *
 * Errors  OutOfRange for a data set without images; BadFile for an object of a class that is not in the list
 */
export const fromDataset = (
  { images, classes }: Dataset,
  options: Partial<ExampleOptions> = {},
): E.Either<DetectionError, Source> => {
  const settled: ExampleOptions = { classes, masks: false, ...options }
  if (images.length === 0) return E.left(outOfRange("fromDataset", "images", "be one or more", "none"))
  const source: Source = {
    classes: settled.classes,
    size: images.length,
    at: (index) => {
      const image = images[index]
      return image === undefined ? TE.left(noSuch(images.length, index)) : readExample(image, settled)
    },
  }
  const checked = E.traverseArray((image: Dataset["images"][number]) =>
    objectsOf(image, { ...settled, masks: false }),
  )(images)
  return E.map(() => source)(checked)
}
