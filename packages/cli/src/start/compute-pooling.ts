import type { Box, DetectionError, FloatTensor, Int32Tensor } from "@detspec/core"
import { centred, rows, tabulateInt32, toArray } from "@detspec/core"
import type { Backend } from "@detspec/spec"
import { sequenceS } from "fp-ts/lib/Apply.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import type { Photo } from "../pictures/photo.js"
import type { PoolingPicture } from "../pictures/pooling.js"
import type { Annotated } from "./annotated.js"
import { brightness } from "./feature-map.js"
import { bins, poolingGeometry, rounding, samples, viewAround } from "./pooling-geometry.js"
import { strideFor } from "./stride.js"

/** As many cells as a picture has room for, with numbers in them. */
const cellsAcross = 5.6
const steps = 320
const farthest = 2

interface Choice {
  readonly roi: Box
  readonly label: string
  readonly stride: number
}

/** The object that is nearly square and about as many cells wide as fit, with room to move. */
const choose = ({ objects, width, height }: Annotated): Choice => {
  const stride = strideFor(width, height) / 2
  const costOf = (box: Box): number => {
    const { w, h } = centred(box)
    const [left, top, right, bottom] = box
    const isRoom = Math.min(left, top, width - right - farthest * stride, height - bottom) > stride
    const off = Math.abs(w / stride - cellsAcross) + Math.abs(h / stride - cellsAcross)
    return off + (isRoom ? 0 : 4) + 3 * Math.abs(Math.log(w / h))
  }
  const { box, label } = objects.reduce((best, next) => (costOf(next.box) < costOf(best.box) ? next : best))
  return { roi: box, label, stride }
}

/** The region itself, then as it moves to the right. */
const regionsOf = ({ roi: [x1, y1, x2, y2], stride }: Choice): FloatTensor =>
  rows(
    4,
    Array.from({ length: steps + 1 }, (_, i) => {
      const moved = (farthest * stride * i) / steps
      return [x1 + moved, y1, x2 + moved, y2]
    }),
  )

const pooledBy = ({ operations }: Backend, features: FloatTensor, boxes: FloatTensor, stride: number) => {
  const images = tabulateInt32([boxes.shape[0] ?? 0], () => 0)
  const input = { features, boxes, images, spatialScale: 1 / stride, pooledHeight: bins, pooledWidth: bins }
  return sequenceS(TE.ApplicativeSeq)({
    roiPool: operations.roiPool({ ...input, rounding }),
    cropAndResize: operations.cropAndResize({ ...input, extrapolation: 0 }),
    roiAlign: operations.roiAlign({ ...input, samples, aligned: true, reduce: "mean" }),
  })
}

const first = (output: FloatTensor): readonly (readonly number[])[] =>
  [0, 1, 2].map((i) => [0, 1, 2].map((j) => output.get(0, 0, i, j)))

const middle = (output: FloatTensor): readonly number[] =>
  Array.from({ length: steps + 1 }, (_, r) => output.get(r, 0, 1, 1))

const mapRows = (features: FloatTensor): readonly (readonly number[])[] => {
  const [, , height = 0, width = 0] = features.shape
  const values = toArray(features)
  return Array.from({ length: height }, (_, row) => values.slice(row * width, (row + 1) * width))
}

type Pooled = Readonly<Record<"roiPool" | "cropAndResize" | "roiAlign", { readonly output: FloatTensor }>>

const everyOperation = <T>(pooled: Pooled, read: (output: FloatTensor) => T) => ({
  roiPool: read(pooled.roiPool.output),
  cropAndResize: read(pooled.cropAndResize.output),
  roiAlign: read(pooled.roiAlign.output),
})

const shifts = Array.from({ length: steps + 1 }, (_, i) => (farthest * i) / steps)

/** One region of the image, pooled three ways by the backend, at rest and while it moves. */
export const computePooling = (
  backend: Backend,
  annotated: Annotated,
  photo: Photo,
): TE.TaskEither<DetectionError, PoolingPicture> => {
  const choice = choose(annotated)
  const { roi, stride } = choice
  const features = brightness(annotated, stride)
  const size = [features.shape[2] ?? 0, features.shape[3] ?? 0] as const
  return TE.map((pooled: Pooled & { readonly roiPool: { readonly argmax: Int32Tensor } }) => ({
    photo,
    ...choice,
    features: mapRows(features),
    view: viewAround(roi, stride, size),
    geometry: poolingGeometry(roi, stride, size, toArray(pooled.roiPool.argmax).slice(0, bins * bins)),
    pooled: everyOperation(pooled, first),
    shift: { cells: shifts, ...everyOperation(pooled, middle) },
  }))(pooledBy(backend, features, regionsOf(choice), stride))
}
