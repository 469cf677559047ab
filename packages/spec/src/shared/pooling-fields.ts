import type { FloatTensor, Int32Tensor, NumberField, TensorField } from "@detspec/core"
import { above, atLeast, boxes, count, floats, int32s, integer, number } from "@detspec/core"

/** Which boxes of which images are pooled. */
export type Regions = {
  readonly boxes: FloatTensor
  readonly images: Int32Tensor
  readonly spatialScale: number
}
/** Into how many bins. */
export type Bins = { readonly pooledHeight: number; readonly pooledWidth: number }
/** What every pooling takes. */
export type Pooling = { readonly features: FloatTensor } & Regions & Bins
/** The feature maps that a backward pass fills. */
export type Maps = { readonly batch: number; readonly height: number; readonly width: number }
/** What the backward pass of every linear pooling takes. */
export type PoolingBackward = { readonly cotangent: FloatTensor } & Regions & Maps
export type Gradient = { readonly gradient: FloatTensor }

export const features: TensorField<FloatTensor> = floats(
  ["B", "C", "H", "W"],
  "any",
  "the feature maps of the images",
)

export const images: TensorField<Int32Tensor> = int32s(["R"], "the image that each region lies on")

export const regions: {
  readonly boxes: TensorField<FloatTensor>
  readonly images: TensorField<Int32Tensor>
  readonly spatialScale: NumberField
} = {
  boxes: boxes("R", "the regions of interest, in the pixels of the image"),
  images,
  spatialScale: number(
    above(0),
    "cells a pixel",
    "size of the feature map over size of the image: 1 / stride",
  ),
}

export const bins: { readonly pooledHeight: NumberField; readonly pooledWidth: NumberField } = {
  pooledHeight: count("bins", "rows of bins"),
  pooledWidth: count("bins", "columns of bins"),
}

export const cotangent = (channels: string): TensorField<FloatTensor> =>
  floats(["R", channels, "pooledHeight", "pooledWidth"], "any", "what flows back into every bin")

export const maps: {
  readonly batch: NumberField
  readonly height: NumberField
  readonly width: NumberField
} = {
  batch: integer(atLeast(0), "images", "how many images the features have"),
  height: count("cells", "rows of the feature map"),
  width: count("cells", "columns of the feature map"),
}

export const pooled = (channels: string, meaning: string): TensorField<FloatTensor> =>
  floats(["R", channels, "pooledHeight", "pooledWidth"], "as the features", meaning)

export const gradient = (channels: string): TensorField<FloatTensor> =>
  floats(["batch", channels, "height", "width"], "as the cotangent", "what flows back to every feature")
