import type { DetectionError } from "@detspec/core"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Annotated } from "./annotated.js"
import { fromScene, fromVoc } from "./annotated.js"
import type { Looked } from "./detection/looked.js"
import { lookedImages } from "./detection/looked.js"
import { checkWeights } from "./detection/weights.js"
import type { StartOptions } from "./options.js"

/** The images that everything is shown on. */
export interface Given {
  /** That of the pictures of operations. */
  readonly annotated: Annotated
  /** Those that the detectors look at. */
  readonly looked: readonly Looked[]
}

/** Reads what the options name, before anything else is done: a file that cannot be read is told at once. */
export const readGiven = ({
  voc,
  corners,
  image,
  seed,
  photos,
  weights,
}: StartOptions): TE.TaskEither<DetectionError, Given> =>
  pipe(
    checkWeights(weights),
    TE.chain(() =>
      voc === undefined
        ? TE.right<DetectionError, Annotated | undefined>(undefined)
        : fromVoc(voc, corners, image),
    ),
    TE.bindTo("ofVoc"),
    TE.bind("looked", ({ ofVoc }) => lookedImages(seed, ofVoc, photos)),
    TE.map(({ ofVoc, looked }) => ({ annotated: ofVoc ?? fromScene(seed), looked })),
  )
