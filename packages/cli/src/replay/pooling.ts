import type { FloatTensor, Int32Tensor } from "@detspec/core"
import { float32, float64, int32 } from "@detspec/core"
import * as v from "valibot"

/** Boxes, and the image of each. */
export interface Regions {
  readonly boxes: FloatTensor
  readonly images: Int32Tensor
}

/** torchvision's rows of image index and box, taken apart. */
export const regionsOf = (rois: FloatTensor): Regions => {
  const rows = Array.from({ length: rois.shape[0] ?? 0 }, (_, r) => r)
  const corners = rows.flatMap((r) => [1, 2, 3, 4].map((side) => rois.get(r, side)))
  const make = rois.data instanceof Float32Array ? float32 : float64
  return {
    boxes: make([rows.length, 4], corners),
    images: int32(
      [rows.length],
      rows.map((r) => rois.get(r, 0)),
    ),
  }
}

/** Batch and size of feature maps, as the backward passes take them. */
export interface Maps {
  readonly batch: number
  readonly height: number
  readonly width: number
}

export const mapsOf = (features: FloatTensor): Maps => {
  const [batch = 0, , height = 0, width = 0] = features.shape
  return { batch, height, width }
}

/** How many bins, and how far the image is scaled. */
export interface Grid {
  readonly spatialScale: number
  readonly pooledHeight: number
  readonly pooledWidth: number
}

interface GridParams {
  readonly output_size: readonly [number, number]
  readonly spatial_scale: number
}

export const gridParams: {
  readonly output_size: v.GenericSchema<unknown, [number, number]>
  readonly spatial_scale: v.GenericSchema<unknown, number>
} = {
  output_size: v.pipe(v.unknown(), v.tuple([v.number(), v.number()])),
  spatial_scale: v.pipe(v.unknown(), v.number()),
}

export const gridOf = ({ output_size, spatial_scale }: GridParams): Grid => ({
  spatialScale: spatial_scale,
  pooledHeight: output_size[0],
  pooledWidth: output_size[1],
})
