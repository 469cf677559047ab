import type { DetectionError, FloatTensor } from "@detspec/core"
import { float64, int32 } from "@detspec/core"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"
import type { Answer } from "./answer.js"
import type { Ask } from "./ask.js"

/** Output i of an axis reads the input at `start + step · i`, cell k having its centre at k. */
export interface Axis {
  readonly start: number
  readonly step: number
  readonly count: number
}

/** How an axis of `from` cells is read for `to` outputs; `scale` is to / from, or as given. */
export const axisOf = {
  half_pixel: (_: number, to: number, scale: number): Axis => ({
    start: 0.5 / scale - 0.5,
    step: 1 / scale,
    count: to,
  }),
  pytorch_half_pixel: (_: number, to: number, scale: number): Axis =>
    to > 1 ? { start: 0.5 / scale - 0.5, step: 1 / scale, count: to } : { start: 0, step: 0, count: 1 },
  half_pixel_symmetric: (from: number, to: number, scale: number): Axis => ({
    start: (from / 2) * (1 - to / (from * scale)) + 0.5 / scale - 0.5,
    step: 1 / scale,
    count: to,
  }),
  asymmetric: (_: number, to: number, scale: number): Axis => ({ start: 0, step: 1 / scale, count: to }),
  align_corners: (from: number, to: number, scale: number): Axis => ({
    start: 0,
    step: from * scale > 1 ? (from - 1) / (from * scale - 1) : 0,
    count: to,
  }),
} as const

export type Transformation = keyof typeof axisOf

/** Whether RoIAlign reads every position as a resize does: up to a cell beyond the border, the border's cell. */
export const isReadable = ({ start, step, count }: Axis, cells: number): boolean =>
  start >= -1 && start + step * (count - 1) <= cells

/** The corners between which one sample a bin falls on the positions. */
const cornersOf = ({ start, step, count }: Axis): readonly [number, number] => {
  const low = start + 0.5 - step / 2
  return [low, low + step * count]
}

interface Resampled {
  readonly boxes: FloatTensor
  readonly images: ReturnType<typeof int32>
  readonly spatialScale: 1
  readonly samples: 1
  readonly aligned: true
}

/** One region for every image, whose bins are the outputs. */
const regionsOf = (batch: number, [rows, columns]: readonly [Axis, Axis]): Resampled => {
  const [[y1, y2], [x1, x2]] = [cornersOf(rows), cornersOf(columns)]
  const images = Array.from({ length: batch }, (_, image) => image)
  const boxes = float64(
    [batch, 4],
    images.flatMap(() => [x1, y1, x2, y2]),
  )
  return { boxes, images: int32([batch], images), spatialScale: 1, samples: 1, aligned: true }
}

type Asked = TaskEither<DetectionError, Answer>

/** A bilinear resize, through RoIAlign with one sample a bin. */
export const resample = (features: FloatTensor, axes: readonly [Axis, Axis], { one }: Ask): Asked => {
  const bins = { pooledHeight: axes[0].count, pooledWidth: axes[1].count }
  const regions = regionsOf(features.shape[0] ?? 0, axes)
  return one("roiAlign", { features, ...regions, ...bins, reduce: "mean" }, "output")
}

/** Its gradient, through RoIAlign's. */
export const resampleBackward = (
  cotangent: FloatTensor,
  [, , height = 0, width = 0]: readonly number[],
  axes: readonly [Axis, Axis],
  { one }: Ask,
): Asked => {
  const batch = cotangent.shape[0] ?? 0
  const regions = regionsOf(batch, axes)
  return one("roiAlignBackward", { cotangent, ...regions, batch, height, width }, "gradient")
}
