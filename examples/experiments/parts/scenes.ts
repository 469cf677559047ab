import type { Float64Tensor } from "@detspec/core"
import { int32, rows } from "@detspec/core"
import type { Example, ShapesRecipe, Source } from "@detspec/datasets"
import { inMemory, pixelStatistics, shapes } from "@detspec/datasets"
import type { ImagesConfig, Truth } from "@detspec/detectors"
import { imagesPresets } from "@detspec/detectors"
import * as TE from "fp-ts/lib/TaskEither.js"
import { answer } from "../../answer.js"

/** Generated scenes with discs, squares and triangles. */
export interface Scenes {
  readonly source: Source
  readonly examples: readonly Example[]
}

/** Half as wide and high as usual, with half as many objects, so that a training takes a minute and not an hour. */
const quarter: Partial<ShapesRecipe> = { width: 80, height: 60, objects: [1, 4], diameters: [8, 50] }

const drawn = (recipe: Partial<ShapesRecipe>): Promise<Scenes> =>
  answer(TE.chain((source: Source) => inMemory(source, { skipBad: false }))(TE.fromEither(shapes(recipe))))

/** No training has this seed. */
const seedOfUnseen = 1_000_003

/** Scenes of 80 × 60 pixels to train on: the first of a seed. */
export const scenesOf = (seed: number, size: number): Promise<Scenes> => drawn({ ...quarter, seed, size })

/** The same to measure on. */
export const unseenScenes = (size: number): Promise<Scenes> => scenesOf(seedOfUnseen, size)

/** Scenes as everywhere else, 160 × 120 pixels, to measure on. */
export const unseenWholeScenes = (size: number): Promise<Scenes> => drawn({ seed: seedOfUnseen, size })

/** Images of the size of these scenes, normalised by their statistics. */
export const imagesOf = ({ examples }: Scenes): ImagesConfig => {
  const sides = examples[0]?.pixels.shape.slice(0, 2) ?? []
  const [shortSide, longSide] = [Math.min(...sides), Math.max(...sides)]
  return { ...imagesPresets.small, ...pixelStatistics(examples), shortSide, longSide }
}

/** What is on a scene, for a detector whose first class has this label. */
export const truthOf = (boxes: Truth["boxes"], labels: Iterable<number>, firstClass: number): Truth => {
  const list = Array.from(labels, (label) => label + firstClass)
  return { boxes, labels: int32([list.length], list) }
}

/** The true boxes of a scene. */
export const boxesOf = ({ objects }: Example): Float64Tensor =>
  rows(
    4,
    objects.map(({ box }) => box),
  )
