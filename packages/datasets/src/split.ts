import type { DetectionError } from "@detspec/core"
import { outOfRange } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import type { AnnotatedImage, Dataset } from "./annotated-image.js"

/**
 * The images of one list of a data set ("train", "val", "test"), in the order of the list, all images of
 * a name; classes stay.
 *
 * Errors  OutOfRange for a list that is not there, or that names no image
 */
export const split = (dataset: Dataset, list: string): E.Either<DetectionError, Dataset> => {
  const names = Object.hasOwn(dataset.lists, list) ? dataset.lists[list] : undefined
  const known = Object.keys(dataset.lists).join(", ") || "none: there are no lists"
  if (names === undefined) return E.left(outOfRange("split", "list", `be one of the lists (${known})`, list))
  const byName = new Map<string, readonly AnnotatedImage[]>()
  for (const image of dataset.images) byName.set(image.name, [...(byName.get(image.name) ?? []), image])
  const images = names.flatMap((name) => byName.get(name) ?? [])
  return images.length === 0
    ? E.left(outOfRange("split", list, "name at least one image", "none"))
    : E.right({ ...dataset, images })
}
