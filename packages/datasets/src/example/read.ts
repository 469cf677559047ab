import type { DetectionError, Uint8Tensor } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { AnnotatedImage } from "../annotated-image.js"
import { readPixels } from "../pixels.js"
import type { Example } from "./example.js"
import type { ExampleOptions } from "./objects.js"
import { objectsOf } from "./objects.js"

/** An annotated image, decoded, with its objects as numbers. */
export const readExample = (
  image: AnnotatedImage,
  options: ExampleOptions,
): TE.TaskEither<DetectionError, Example> =>
  TE.chain((pixels: Uint8Tensor) =>
    TE.fromEither(
      E.map(
        (found: Pick<Example, "objects" | "leftOut">): Example => ({
          name: image.name,
          annotated: image,
          pixels,
          ...found,
        }),
      )(objectsOf(image, options)),
    ),
  )(readPixels(image))
