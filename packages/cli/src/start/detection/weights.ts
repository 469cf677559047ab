import { fileURLToPath } from "node:url"
import type { DetectionError } from "@detspec/core"
import { outOfRange } from "@detspec/core"
import type { Learned, ShippedDetector } from "@detspec/detectors/weights"
import { shippedWeights } from "@detspec/detectors/weights"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { ModelDescription } from "../../models/description.js"
import { describedIn } from "../../models/weights.js"
import type { Looked } from "./looked.js"

/** Where shipped weights are looked for. */
export type WeightsAt = (learned: Learned, detector: ShippedDetector) => string

/** In the package of the detectors. */
export const shippedAt: WeightsAt = (learned, detector) => fileURLToPath(shippedWeights(learned, detector))

const detectors: readonly ShippedDetector[] = ["retinanet", "fasterrcnn"]
const subjects: readonly Learned[] = ["shapes", "blood-cells"]
const isLearned = (which: string): which is Learned => subjects.some((one) => one === which)

const filesFor = (which: string, at: WeightsAt): readonly string[] =>
  isLearned(which) ? detectors.map((detector) => at(which, detector)) : [which]

/** Weights that somebody names: both detectors of "shapes" or "blood-cells", or one file. */
export const checkWeights = (which: string | undefined): TE.TaskEither<DetectionError, void> =>
  which === undefined || isLearned(which) ? TE.right(undefined) : TE.map(() => undefined)(describedIn(which))

/** The first whose classes are all that the image's data set has. */
const fitting = (classes: readonly string[], at: WeightsAt): TE.TaskEither<DetectionError, Learned> =>
  pipe(
    TE.sequenceSeqArray(subjects.map((learned) => describedIn(at(learned, "retinanet")))),
    TE.chainEitherK((described: readonly ModelDescription[]) => {
      const found = subjects.find((_, n) => classes.every((name) => described[n]?.classes.includes(name)))
      const known = subjects.map((learned, n) => `${described[n]?.classes.join(", ")} (${learned})`)
      return E.fromNullable(
        outOfRange(
          "start",
          "--weights",
          `be given for other classes than ${known.join(" and ")}`,
          classes.join(", "),
        ),
      )(found)
    }),
  )

/**
 * Which weights look at an image: those for shapes at a generated scene; at any other those that are named, else those
 * that fit its data set, else, for a photo, those for blood cells, the only ones that learned from photos.
 */
export const weightsFor = (
  { kind, image }: Looked,
  which: string | undefined,
  at: WeightsAt,
): TE.TaskEither<DetectionError, readonly string[]> => {
  if (kind === "scene") return TE.right(filesFor("shapes", at))
  if (which !== undefined) return TE.right(filesFor(which, at))
  if (kind === "photo") return TE.right(filesFor("blood-cells", at))
  return TE.map((learned: Learned) => filesFor(learned, at))(fitting(image.classes, at))
}
