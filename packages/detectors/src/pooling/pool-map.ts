import type { DetectionError, FloatTensor, Int32Tensor } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { PoolConfig } from "./config.js"

/** Boxes [R, 4] in pixels of the batch, and the image of each [R]. */
export interface Regions {
  readonly boxes: FloatTensor
  readonly images: Int32Tensor
}

/** The bins of every region [R, C, size, size], and what flows back to the feature map from their cotangent. */
export interface PooledMap {
  readonly bins: FloatTensor
  readonly pullback: (cotangent: FloatTensor) => TaskEither<DetectionError, FloatTensor>
}

type Gradient = { readonly gradient: FloatTensor }
const gradientOf = TE.map(({ gradient }: Gradient) => gradient)

/** Every region pooled from one feature map [B, C, H, W] of the given stride. */
export const poolMap =
  (backend: Backend, config: PoolConfig) =>
  (features: FloatTensor, stride: number, regions: Regions): TaskEither<DetectionError, PooledMap> => {
    const { roiPool, roiPoolBackward, roiAlign, roiAlignBackward } = backend.operations
    const [batch = 0, , height = 0, width = 0] = features.shape
    const { images } = regions
    const [pooledHeight, pooledWidth] = [config.size, config.size]
    const on = { ...regions, spatialScale: 1 / stride }
    if (config.kind === "roiPool")
      return TE.map(({ output, argmax }: { readonly output: FloatTensor; readonly argmax: Int32Tensor }) => ({
        bins: output,
        pullback: (cotangent: FloatTensor) =>
          gradientOf(roiPoolBackward({ cotangent, argmax, images, batch, height, width })),
      }))(roiPool({ features, ...on, pooledHeight, pooledWidth, rounding: config.rounding }))
    const { samples, aligned } = config
    return TE.map(({ output }: { readonly output: FloatTensor }) => ({
      bins: output,
      pullback: (cotangent: FloatTensor) =>
        gradientOf(roiAlignBackward({ cotangent, ...on, samples, aligned, batch, height, width })),
    }))(roiAlign({ features, ...on, pooledHeight, pooledWidth, samples, aligned, reduce: "mean" }))
  }
