import type { DetectionError } from "@detspec/core"
import { badFile, outOfRange } from "@detspec/core"
import type { ImagesConfig } from "@detspec/detectors"
import { imagesPresets } from "@detspec/detectors"
import * as E from "fp-ts/lib/Either.js"
import * as v from "valibot"
import type { AnchorSizes } from "./anchors.js"
import { architectureNames } from "./architecture.js"

/** What a file of weights says of its detector, so that it can be built again. */
export interface ModelDescription {
  readonly architecture: string
  readonly classes: readonly string[]
  readonly images: ImagesConfig
  /** The numbers of the classes in COCO's files and results, where they are not 1, 2, 3, … */
  readonly categoryIds?: readonly number[]
  /** Where they are not the architecture's own. */
  readonly anchors?: AnchorSizes
}

const three = v.tuple([v.number(), v.number(), v.number()])
const side = v.pipe(v.number(), v.integer(), v.minValue(1))

const schema: v.GenericSchema<unknown, ModelDescription> = v.pipe(
  v.unknown(),
  v.object({
    architecture: v.picklist(architectureNames),
    classes: v.pipe(v.array(v.string()), v.minLength(1)),
    images: v.object({
      shortSide: side,
      longSide: side,
      divisible: side,
      mean: three,
      deviation: three,
      scaleIn: v.picklist(["float64", "float32"]),
    }),
    categoryIds: v.exactOptional(v.array(v.pipe(v.number(), v.integer()))),
    anchors: v.exactOptional(v.array(v.array(v.number()))),
  }),
)

const key = "detspec"

/** The description as words of a safetensors file. */
export const describe = (description: ModelDescription): Readonly<Record<string, string>> => ({
  [key]: JSON.stringify(description),
})

const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The description from the words of a file. */
export const readDescription = (
  file: string,
  words: Readonly<Record<string, string>>,
): E.Either<DetectionError, ModelDescription> => {
  const text = words[key]
  if (text === undefined)
    return E.left(
      badFile(file, "metadata", "say which detector it is; for weights of torchvision use --as", "nothing"),
    )
  const read = v.safeParse(schema, json(text))
  return read.success
    ? E.right(read.output)
    : E.left(
        badFile(
          file,
          `metadata: ${v.getDotPath(read.issues[0]) ?? key}`,
          "describe a detector",
          read.issues[0].message,
        ),
      )
}

/**
 * Weights that do not say what they are: those of torchvision, whose classes have numbers where no names are given.
 * A label is COCO's number of its category; RetinaNet's begin at 0, which no object has.
 */
export const torchvisionDescription = (
  architecture: string,
  classes: readonly string[],
): E.Either<DetectionError, ModelDescription> =>
  architectureNames.includes(architecture)
    ? E.right({
        architecture,
        classes,
        ...(architecture.startsWith("retinanet") ? { categoryIds: classes.map((_, label) => label) } : {}),
        images: imagesPresets.torchvision,
      })
    : E.left(outOfRange("detspec", "--as", `be one of ${architectureNames.join(", ")}`, architecture))
