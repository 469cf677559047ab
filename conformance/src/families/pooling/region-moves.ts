import type { FloatTensor } from "@detspec/core"
import { int32, tabulate, toArray } from "@detspec/core"
import type { Pooling, PoolingBackward, Regions } from "@detspec/spec/parts"
import { pickRows, scaled, swapAxes } from "../../kit/moves.js"
import { pickIndices, reversedAlong, turnedPlanes, upTo } from "./plane-moves.js"

/** The same regions for an image of half the size a pixel: boxes by 2, scale by ½. Powers of two round nowhere. */
export const finer = <I extends Regions>(input: I): I => ({
  ...input,
  boxes: scaled(input.boxes, 2),
  spatialScale: input.spatialScale / 2,
})

/** x and y exchanged, in the map, the regions and the bins. */
export const turned = <I extends Pooling>(input: I): I => ({
  ...input,
  features: turnedPlanes(input.features),
  boxes: swapAxes(input.boxes),
  pooledHeight: input.pooledWidth,
  pooledWidth: input.pooledHeight,
})
export const turnedBackward = <I extends PoolingBackward>(input: I): I => ({
  ...input,
  cotangent: turnedPlanes(input.cotangent),
  boxes: swapAxes(input.boxes),
  height: input.width,
  width: input.height,
})

export const countOf = (input: Regions): number => input.boxes.shape[0] ?? 0

/** Some of the regions, in this order. */
export const pickRegions = <I extends Regions>(input: I, order: readonly number[]): I => ({
  ...input,
  boxes: pickRows(input.boxes, order),
  images: pickIndices(input.images, order),
})
export const backToFront = (input: Regions): readonly number[] => [...upTo(countOf(input))].reverse()

const otherImages = (input: Regions, batch: number) =>
  int32(
    input.images.shape,
    toArray(input.images).map((b) => batch - 1 - b),
  )
/** The images back to front, and the regions on them. */
export const imagesReversed = <I extends Pooling>(input: I): I => ({
  ...input,
  features: reversedAlong(input.features, 0),
  images: otherImages(input, input.features.shape[0] ?? 0),
})
export const imagesReversedBackward = <I extends PoolingBackward>(input: I): I => ({
  ...input,
  images: otherImages(input, input.batch),
})

/** Other features on every image that no region lies on. */
export const elsewhere = <I extends Pooling>(input: I): I => {
  const used = new Set(toArray(input.images))
  const features: FloatTensor = tabulate(input.features.shape, (b = 0, ...at) =>
    used.has(b) ? input.features.get(b, ...at) : 1000 - input.features.get(b, ...at),
  )
  return { ...input, features }
}

/** Regions narrower or lower than a cell made as wide or high as one. */
export const atLeastOneCell = <I extends Regions>(input: I): I => ({
  ...input,
  boxes: tabulate(input.boxes.shape, (n = 0, k = 0) => {
    const side = input.boxes.get(n, k)
    return k < 2 ? side : Math.max(side, input.boxes.get(n, k - 2) + 1 / input.spatialScale)
  }),
})

/** Left and right exchanged, in the map and the regions. */
export const flippedRegions = <I extends Pooling>(input: I): I => {
  const width = (input.features.shape[3] ?? 0) / input.spatialScale
  return {
    ...input,
    features: reversedAlong(input.features, 3),
    boxes: tabulate(input.boxes.shape, (n = 0, k = 0) =>
      k % 2 === 0 ? width - input.boxes.get(n, 2 - k) : input.boxes.get(n, k),
    ),
  }
}

/** Left and right exchanged about the middle between the first and the last centre. */
export const flippedCentres = <I extends Pooling>(input: I): I => {
  const last = ((input.features.shape[3] ?? 0) - 1) / input.spatialScale
  return {
    ...input,
    features: reversedAlong(input.features, 3),
    boxes: tabulate(input.boxes.shape, (n = 0, k = 0) =>
      k % 2 === 0 ? last - input.boxes.get(n, 2 - k) : input.boxes.get(n, k),
    ),
  }
}

/** Every region from the first centre of the map to the last. */
export const wholeMap = <I extends Pooling>(input: I): I => {
  const [, , height = 0, width = 0] = input.features.shape
  const ends = [0, 0, width - 1, height - 1]
  return {
    ...input,
    boxes: tabulate(input.boxes.shape, (_, k = 0) => (ends[k] ?? 0) / input.spatialScale),
  }
}

/** Every corner on the nearest centre of a cell. */
export const onWholeCells = <I extends Regions>(input: I): I => ({
  ...input,
  boxes: tabulate(
    input.boxes.shape,
    (...at) => Math.floor(input.boxes.get(...at) * input.spatialScale) / input.spatialScale,
  ),
})
