import type { DetectionError } from "@detspec/core"
import { outOfRange } from "@detspec/core"
import type { Dataset, Example, Source, VocCorners } from "@detspec/datasets"
import {
  fromDataset,
  inMemory,
  readCoco,
  readVoc,
  resizeExample,
  shapes,
  sizeWithin,
  split,
} from "@detspec/datasets"
import type { Size } from "@detspec/detectors"
import * as E from "fp-ts/lib/Either.js"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"

/** Which images: `shapes`, `voc:DIR` or `coco:FILE`, and how to read them. */
export interface DataOptions {
  readonly data: string
  /** One list of the data set ("train"), or all of it. */
  readonly list?: string
  readonly corners: VocCorners
  readonly skipBad: boolean
  readonly seed: number
  /** The classes in the order of a trained detector, where there is one. */
  readonly classes?: readonly string[]
  /** Brings every image within these sides. */
  readonly within?: { readonly shortSide: number; readonly longSide: number }
  /** How many scenes, of generated ones. */
  readonly scenes: number
}

/** Opened images, and what was left out of them. */
export interface OpenedData extends Pick<Dataset, "categoryIds"> {
  readonly source: Source
  readonly examples: readonly Example[]
  readonly warnings: readonly DetectionError[]
}

const datasetOf = (options: DataOptions): TE.TaskEither<DetectionError, Dataset> => {
  const { data, corners, skipBad } = options
  if (data.startsWith("voc:")) return readVoc(data.slice(4), corners, { skipBad })
  if (data.startsWith("coco:")) return readCoco(data.slice(5), undefined, { skipBad })
  return TE.left(outOfRange("detspec", "--data", "be shapes, voc:DIR or coco:FILE", data))
}

/** The classes of a data set must be those of the detector that looks at it. */
const withClasses = (
  dataset: Dataset,
  classes: readonly string[] | undefined,
): E.Either<DetectionError, Dataset> => {
  const unknown = dataset.classes.find((name) => classes !== undefined && !classes.includes(name))
  return unknown === undefined
    ? E.right({ ...dataset, classes: classes ?? dataset.classes })
    : E.left(outOfRange("detspec", "--data", `have the detector's classes (${classes?.join(", ")})`, unknown))
}

const sourceOf = (options: DataOptions): TE.TaskEither<DetectionError, Omit<OpenedData, "examples">> => {
  if (options.data === "shapes")
    return TE.fromEither(
      E.map((source: Source) => ({ source, warnings: [] }))(
        shapes({ seed: options.seed, size: options.scenes }),
      ),
    )
  return pipe(
    datasetOf(options),
    TE.chainEitherK((dataset) =>
      options.list === undefined ? E.right(dataset) : split(dataset, options.list),
    ),
    TE.chainEitherK((dataset) => withClasses(dataset, options.classes)),
    TE.chainEitherK((dataset) =>
      E.map((source: Source) => ({
        source,
        warnings: dataset.warnings,
        ...(dataset.categoryIds === undefined ? {} : { categoryIds: dataset.categoryIds }),
      }))(fromDataset(dataset)),
    ),
  )
}

const sizeOf = ({ pixels: { shape } }: Example): Size => ({ height: shape[0] ?? 0, width: shape[1] ?? 0 })

const resized = (source: Source, within: DataOptions["within"]): Source => ({
  ...source,
  at: (index) =>
    TE.map((example: Example) => {
      if (within === undefined) return example
      const { width, height } = sizeOf(example)
      const size = sizeWithin(width, height, within.shortSide, within.longSide)
      return size.width === width && size.height === height
        ? example
        : resizeExample(example, size.width, size.height)
    })(source.at(index)),
})

/** Reads all images into memory, at the size that is asked for. */
export const openData = (options: DataOptions): TE.TaskEither<DetectionError, OpenedData> =>
  pipe(
    sourceOf(options),
    TE.chain(({ source, warnings, ...more }) =>
      pipe(
        inMemory(resized(source, options.within), { skipBad: options.skipBad }),
        TE.map((read) => ({ ...more, ...read, warnings: [...warnings, ...read.warnings] })),
      ),
    ),
  )
