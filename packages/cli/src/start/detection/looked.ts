import { basename, extname } from "node:path"
import type { DetectionError, Uint8Tensor } from "@detspec/core"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { readImage } from "../../detect/image.js"
import { freeName } from "../../detect/names.js"
import type { Annotated } from "../annotated.js"
import { fromScene } from "../annotated.js"

/** An image that the detectors look at. */
export interface Looked {
  /** Its pictures are called after it. */
  readonly name: string
  /** A scene is generated, an annotated image is of a data set; of a photo nobody has said what is on it. */
  readonly kind: "scene" | "annotated" | "photo"
  readonly image: Annotated
}

const nameOf = (file: string): string =>
  basename(file, extname(file)).replaceAll(/[^\p{L}\p{N}_-]+/gu, "-") || "image"

const lookedPhoto = (file: string): TE.TaskEither<DetectionError, Looked> =>
  TE.map((pixels: Uint8Tensor): Looked => {
    const [height = 0, width = 0] = pixels.shape
    const image = { source: file, pixels, width, height, objects: [], classes: [] }
    return { name: nameOf(file), kind: "photo", image }
  })(readImage(file))

/** The same images, no two with one name. */
const distinct = (all: readonly Looked[]): readonly Looked[] => {
  const named: Looked[] = []
  for (const looked of all) {
    const isTaken = (one: string) => named.some(({ name }) => name === one)
    named.push({ ...looked, name: freeName(looked.name, isTaken) })
  }
  return named
}

/** A generated scene, then the annotated image if there is one, then photos: JPEG, PNG or WebP. */
export const lookedImages = (
  seed: number,
  annotated: Annotated | undefined,
  photos: readonly string[],
): TE.TaskEither<DetectionError, readonly Looked[]> =>
  pipe(
    TE.sequenceSeqArray(photos.map(lookedPhoto)),
    TE.map((read) =>
      distinct([
        { name: "scene", kind: "scene", image: fromScene(seed) },
        ...(annotated
          ? [{ name: nameOf(annotated.source), kind: "annotated", image: annotated } as const]
          : []),
        ...read,
      ]),
    ),
  )
