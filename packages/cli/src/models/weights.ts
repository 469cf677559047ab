import type { DetectionError } from "@detspec/core"
import { badFile, isFloat } from "@detspec/core"
import type { Tools } from "@detspec/detectors"
import { fitting } from "@detspec/detectors"
import type { SafetensorsFile, Tensors } from "@detspec/networks"
import { readSafetensors, writeSafetensors } from "@detspec/networks"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Built } from "./architecture.js"
import { architectures } from "./architecture.js"
import type { ModelDescription } from "./description.js"
import { describe, readDescription } from "./description.js"
import { readBytes, writeAtomically } from "./files.js"

/** A detector with its weights. */
export interface Loaded extends Built {
  readonly description: ModelDescription
  readonly parameters: Tensors
}

const floatsOf = ({ tensors }: SafetensorsFile): Tensors => {
  const found: Record<string, Tensors[string]> = {}
  for (const [name, tensor] of Object.entries(tensors)) if (isFloat(tensor)) found[name] = tensor
  return found
}

/** What a file of weights says of its detector. */
export const describedIn = (file: string): TE.TaskEither<DetectionError, ModelDescription> =>
  pipe(
    readBytes(file),
    TE.chainEitherK((bytes) => readSafetensors(file, bytes)),
    TE.chainEitherK(({ metadata }) => readDescription(file, metadata)),
  )

/** Builds the detector that a description names. */
export const build = (
  tools: Tools,
  { architecture, classes, ...description }: ModelDescription,
): E.Either<DetectionError, Built> => {
  const make = architectures[architecture]
  return make === undefined
    ? E.left(badFile("detspec", "architecture", "be known", architecture))
    : make(tools, { ...description, classes: classes.length })
}

/** Reads weights, and the detector that they belong to: as the file says it, or as `given` does. */
export const loadWeights = (
  tools: Tools,
  file: string,
  given?: (read: Tensors) => E.Either<DetectionError, ModelDescription>,
): TE.TaskEither<DetectionError, Loaded> =>
  pipe(
    readBytes(file),
    TE.chainEitherK((bytes) => readSafetensors(file, bytes)),
    TE.chainEitherK((read) =>
      pipe(
        E.Do,
        E.let("tensors", () => floatsOf(read)),
        E.bind("description", ({ tensors }) => given?.(tensors) ?? readDescription(file, read.metadata)),
        E.bind("built", ({ description }) => build(tools, description)),
        E.bind("parameters", ({ tensors, built }) =>
          E.mapLeft((error: DetectionError) => ({ ...error, operation: file }))(
            fitting(built.model.parameters, tensors),
          ),
        ),
        E.map(({ description, built, parameters }) => ({ ...built, description, parameters })),
      ),
    ),
  )

/** Writes weights with what they belong to. */
export const saveWeights = (
  file: string,
  description: ModelDescription,
  parameters: Tensors,
  floats: "own" | "float16" = "own",
): TE.TaskEither<DetectionError, void> =>
  writeAtomically(file, writeSafetensors(parameters, { metadata: describe(description), floats }))
