import type { DetectionError } from "@detspec/core"
import { outOfRange } from "@detspec/core"
import { planesOf } from "@detspec/detectors"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { writeAtomically } from "../models/files.js"
import { loadModel } from "../models/options.js"
import { shownFromFor } from "../models/shown-from.js"
import { withTools } from "../models/tools.js"
import type { Loaded } from "../models/weights.js"
import type { FoundObject } from "./found.js"
import { cocoResults, foundObjects } from "./found.js"
import { readImage } from "./image.js"
import type { NamedImage } from "./names.js"
import { besideImages, namedImages } from "./names.js"
import type { DetectOptions } from "./options.js"
import { writePicture } from "./picture.js"

type Print = (line: string) => void

interface OnImage {
  readonly name: string
  readonly found: readonly FoundObject[]
}

const lines = ({ file, name, after }: NamedImage, found: readonly FoundObject[]): readonly string[] => [
  `${file}: ${found.length === 0 ? "nothing" : `${found.length} found`}`,
  ...(after === undefined ? [] : [`  called ${name}: ${after} has that name already`]),
  ...found.map(
    ({ name: label, score, box }) =>
      `  ${label} ${score.toFixed(3)}  ${box.map((x) => x.toFixed(1)).join(" ")}`,
  ),
]

const checkScore = ({ score }: DetectOptions): E.Either<DetectionError, number | undefined> =>
  score === undefined || (score >= 0 && score <= 1)
    ? E.right(score)
    : E.left(outOfRange("detect", "--score", "be a number from 0 to 1", String(score)))

/** One image: read, looked at, told, drawn. */
const onImage =
  (loaded: Loaded, { score, out }: DetectOptions, print: Print) =>
  (image: NamedImage): TE.TaskEither<DetectionError, OnImage> => {
    const from = score ?? shownFromFor(loaded.description.architecture)
    return pipe(
      TE.Do,
      TE.bind("pixels", () => readImage(image.file)),
      TE.bind("detections", ({ pixels }) => loaded.model.detect(loaded.parameters, [planesOf(pixels)])),
      TE.let("found", ({ detections: [first] }) => (first === undefined ? [] : foundObjects(loaded, first))),
      TE.let("shown", ({ found }) => found.filter((one) => one.score >= from)),
      TE.chainFirst(({ pixels, shown }) =>
        out === undefined ? TE.right("") : writePicture(image.name, out, pixels, shown),
      ),
      TE.map(({ found, shown }) => {
        for (const line of lines(image, shown)) print(line)
        return { name: image.name, found }
      }),
    )
  }

/** Finds objects on images; writes pictures and COCO's results where they are asked for. */
export const detect = (
  images: readonly string[],
  options: DetectOptions,
  print: Print,
): TE.TaskEither<DetectionError, void> =>
  withTools(options, (tools) =>
    pipe(
      TE.fromEither(checkScore(options)),
      TE.chainEitherK(() => besideImages(namedImages(images), options.out)),
      TE.bindTo("named"),
      TE.bind("loaded", () => loadModel(tools, options)),
      TE.chain(({ named, loaded }) => TE.sequenceSeqArray(named.map(onImage(loaded, options, print)))),
      TE.chain((all) => {
        const results = all.flatMap(({ name, found }) => cocoResults(name, found))
        return options.json === undefined
          ? TE.right(undefined)
          : writeAtomically(options.json, `${JSON.stringify(results, null, 1)}\n`)
      }),
    ),
  )
