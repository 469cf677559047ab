import type { FloatTensor, Requirement } from "@detspec/core"
import { boxAt, indexBelow, ordered, requireThat } from "@detspec/core"
import { none, some } from "fp-ts/lib/Option.js"
import { orOne, sizeBounded } from "./bounded-size.js"
import type { Maps, Pooling, PoolingBackward, Regions } from "./pooling-fields.js"

const farthest = 2 ** 16
/** The most samples a side of a bin. */
export const mostSamples = 1024

/** Beyond any map, and near enough that float32 still tells eighths of a cell apart. */
export const nearTheMap: Requirement<Regions> = {
  name: "scaled boxes near the map",
  field: "boxes",
  expected: `have coordinates between -${farthest} and ${farthest} when scaled`,
  violation: ({ boxes, spatialScale }) => {
    for (let r = 0; r < (boxes.shape[0] ?? 0); r += 1) {
      const box = boxAt(boxes, r)
      const far = box.some((side) => Math.abs(side * spatialScale) > farthest)
      if (far) return some({ field: `boxes[${r}]`, actual: `[${box.join(", ")}] × ${spatialScale}` })
    }
    return none
  },
}

/** `numbers`: how many a region gives, from so many channels and bins. */
const outputFits = (numbers: (channels: number, bins: number) => number): Requirement<Pooling> =>
  sizeBounded(
    "an output of bounded size",
    "pooledHeight",
    "no regions or channels",
    ({ boxes, features, pooledHeight, pooledWidth }) =>
      orOne(boxes.shape[0]) * numbers(orOne(features.shape[1]), pooledHeight * pooledWidth),
  )

const requiresOf = (fits: Requirement<Pooling>): readonly Requirement<Pooling>[] => [
  ordered("boxes"),
  nearTheMap,
  indexBelow("images", "images", ({ features }) => features.shape[0] ?? 0),
  requireThat(
    "features with cells",
    "features",
    "have at least one row and one column",
    ({ features }) => (features.shape[2] ?? 0) > 0 && (features.shape[3] ?? 0) > 0,
    ({ features }) => `[${features.shape.join(", ")}]`,
  ),
  fits,
]

/** A map has at least one cell; the images exist; the boxes are in order and near. */
export const poolingRequires: readonly Requirement<Pooling>[] = requiresOf(
  outputFits((channels, bins) => channels * bins),
)
/** The same where every bin has a channel of its own, and an output channel one of each. */
export const psPoolingRequires: readonly Requirement<Pooling>[] = requiresOf(outputFits(Math.max))

/** The images exist. */
export const imagesInBatch: Requirement<Pick<PoolingBackward, "images" | "batch">> = indexBelow(
  "images",
  "images",
  ({ batch }) => batch,
)

/** The gradient can be held; `perChannel`: channels of the features for each of the cotangent. */
export const gradientFits = <I extends Maps & { readonly cotangent: FloatTensor }>(
  channels: (input: I) => number,
): Requirement<I> =>
  sizeBounded(
    "a gradient of bounded size",
    "height",
    "no images or channels",
    (input) => orOne(input.batch) * orOne(channels(input)) * input.height * input.width,
  )

/** Boxes in order and near, images that exist. */
export const backwardRequires: readonly Requirement<PoolingBackward>[] = [
  ordered("boxes"),
  nearTheMap,
  imagesInBatch,
]

/** Channels of a position-sensitive map: one for every bin of every output channel. */
export const channelForEveryBin: Requirement<Pooling> = requireThat(
  "a channel for every bin",
  "features",
  "have a multiple of pooledHeight · pooledWidth channels",
  ({ features, pooledHeight, pooledWidth }) => (features.shape[1] ?? 0) % (pooledHeight * pooledWidth) === 0,
  ({ features, pooledHeight, pooledWidth }) =>
    `${features.shape[1]} for ${pooledHeight} × ${pooledWidth} bins`,
)

/** A region so large that its bins would take more samples than can be taken. */
export const samplesBounded = <I extends Regions & { readonly samples: number }>(
  sides: (input: I) => readonly [rows: number, columns: number],
): Requirement<I> => ({
  name: "adaptive samples bounded",
  field: "boxes",
  expected: `span at most ${mostSamples} cells a bin where samples is 0`,
  violation: (input) => {
    const [rows, columns] = sides(input)
    const most = mostSamples / input.spatialScale
    for (let r = 0; input.samples === 0 && r < (input.boxes.shape[0] ?? 0); r += 1) {
      const box = boxAt(input.boxes, r)
      const fits = box[2] - box[0] <= columns * most && box[3] - box[1] <= rows * most
      if (!fits) return some({ field: `boxes[${r}]`, actual: `[${box.join(", ")}] × ${input.spatialScale}` })
    }
    return none
  },
})
