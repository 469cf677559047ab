import type { Box, DetectionError, FloatTensor, Int32Tensor } from "@detspec/core"
import { boxAt, centred, rows, toArray, toBoxes } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import { sequenceS } from "fp-ts/lib/Apply.js"
import { pipe } from "fp-ts/lib/function.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { AnchorsPicture } from "../pictures/anchors.js"
import type { Photo } from "../pictures/photo.js"
import type { Annotated } from "./annotated.js"
import { cellsAlong, strideFor } from "./stride.js"

/** Anchors over one image, with their overlaps with its objects. */
export interface AnchorGrid {
  readonly stride: number
  readonly sizes: readonly number[]
  readonly perCell: number
  readonly anchors: FloatTensor
  readonly truths: FloatTensor
  /** [truths, anchors]. */
  readonly quality: FloatTensor
}

const ratios = [0.5, 1, 2]
/** The thresholds of Faster R-CNN's proposal network. */
const thresholds = { high: 0.7, low: 0.3 } as const

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 32

/** Sizes around the usual object of this image: half of it, itself, one and a half. */
const sizesFor = (objects: Annotated["objects"]): readonly number[] => {
  const usual = median(objects.map(({ box }) => Math.sqrt(centred(box).w * centred(box).h)))
  return [0.6, 1, 1.6].map((factor) => Math.max(4, Math.round((usual * factor) / 2) * 2))
}

/** Lays anchors over the image, by the backend, and measures them against its objects. */
export const layAnchors = (
  { operations }: Backend,
  { width, height, objects }: Annotated,
): TE.TaskEither<DetectionError, AnchorGrid> => {
  const stride = strideFor(width, height)
  const sizes = sizesFor(objects)
  const truths = rows(
    4,
    objects.map(({ box }) => box),
  )
  const grid = { height: cellsAlong(height, stride), width: cellsAlong(width, stride) }
  const strides = { strideY: stride, strideX: stride }
  const manner = { offset: 0.5, rounding: "none", order: "size-major" } as const
  return pipe(
    operations.generateAnchors({ ...grid, ...strides, sizes, ratios, ...manner }),
    TE.chain(({ anchors }) =>
      pipe(
        operations.boxIou({ boxes1: truths, boxes2: anchors }),
        TE.map(({ iou }) => ({ stride, sizes, perCell: sizes.length * 3, anchors, truths, quality: iou })),
      ),
    ),
  )
}

const bestOf = (quality: FloatTensor, anchor: number): number =>
  Math.max(0, ...Array.from({ length: quality.shape[0] ?? 0 }, (_, truth) => quality.get(truth, anchor)))

const sorted = (grid: AnchorGrid, plain: Int32Tensor, own: Int32Tensor) => {
  const [before, after] = [toArray(plain), toArray(own)]
  const those = (wanted: (anchor: number) => boolean) =>
    after.flatMap((_, n) =>
      wanted(n) ? [{ anchor: boxAt(grid.anchors, n), iou: bestOf(grid.quality, n) }] : [],
    )
  return {
    positive: those((n) => (before[n] ?? -1) >= 0),
    lowQuality: those((n) => (before[n] ?? -1) < 0 && (after[n] ?? -1) >= 0),
    ignored: those((n) => after[n] === -2),
  }
}

type Matched = Readonly<Record<"plain" | "own", { readonly matches: Int32Tensor }>>

/** The cell in the middle of the image. */
const cellOf = ({ anchors, perCell, stride }: AnchorGrid, { width, height }: Annotated): readonly Box[] => {
  const [columns, rowsOfCells] = [cellsAlong(width, stride), cellsAlong(height, stride)]
  const first = (Math.floor(rowsOfCells / 2) * columns + Math.floor(columns / 2)) * perCell
  return toBoxes(anchors).slice(first, first + perCell)
}

/** Which anchors are positive, rescued and ignored: matched once without the low-quality rule and once with it. */
export const computeAnchors = (
  { operations }: Backend,
  annotated: Annotated,
  photo: Photo,
  grid: AnchorGrid,
): TE.TaskEither<DetectionError, AnchorsPicture> => {
  const match = (lowQuality: "none" | "own") =>
    operations.matchQuality({ quality: grid.quality, ...thresholds, lowQuality })
  return TE.map(({ plain, own }: Matched) => ({
    photo,
    truths: annotated.objects,
    stride: grid.stride,
    cell: cellOf(grid, annotated),
    count: grid.anchors.shape[0] ?? 0,
    ...sorted(grid, plain.matches, own.matches),
    ...thresholds,
    described: `sizes ${grid.sizes.join(", ")} pixels × ratios 1/2, 1, 2`,
  }))(sequenceS(TE.ApplicativeSeq)({ plain: match("none"), own: match("own") }))
}
