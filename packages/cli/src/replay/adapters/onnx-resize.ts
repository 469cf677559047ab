import type { FloatTensor, Tensor } from "@detspec/core"
import { float64, int32, toArray } from "@detspec/core"
import * as v from "valibot"
import type { Adapter } from "../adapter.js"
import { adapter, record } from "../adapter.js"
import type { Ask } from "../ask.js"
import type { Plan } from "../question.js"
import { elements, noCounterpart, questions, refusal } from "../question.js"
import { listed } from "../quirk.js"
import { fractionOfOutput } from "../quirks/onnx.js"
import type { Axis, Transformation } from "../resampling.js"
import { axisOf, isReadable, resample } from "../resampling.js"
import { floats, ints, tensor } from "../tensors.js"

const transformations = [
  "half_pixel",
  "pytorch_half_pixel",
  "half_pixel_symmetric",
  "asymmetric",
  "align_corners",
  "tf_crop_and_resize",
] as const

const params = record({
  mode: v.optional(v.string(), "nearest"),
  coordinate_transformation_mode: v.optional(v.picklist(transformations), "half_pixel"),
  axes: v.optional(v.array(v.number())),
  antialias: v.optional(v.union([v.number(), v.boolean()]), 0),
  keep_aspect_ratio_policy: v.optional(v.string(), "stretch"),
  extrapolation_value: v.optional(v.number(), 0),
})
type Params = v.InferOutput<typeof params>

/** What is given for each axis, at rows and columns; `axes` says which axes are given. */
const spatial = (
  given: readonly number[],
  axes: readonly number[] | undefined,
): readonly [number, number] => {
  const at = (axis: number) => given[axes ? axes.indexOf(axis) : axis] ?? 1
  return [at(2), at(3)]
}

/** `tf_crop_and_resize`: the normalised region, in cells from the centre of the first. */
const cropAndResize = (
  X: FloatTensor,
  roi: readonly number[],
  sizes: readonly number[],
  given: Params,
  recorded: Tensor | undefined,
  { one, all }: Ask,
): Plan => {
  const [batch = 0, , height = 0, width = 0] = X.shape
  const [y1, x1] = spatial(roi.slice(0, roi.length / 2), given.axes)
  const [y2, x2] = spatial(roi.slice(roi.length / 2), given.axes)
  const [pooledHeight, pooledWidth] = spatial(sizes, given.axes)
  const corners = [x1 * (width - 1), y1 * (height - 1), x2 * (width - 1), y2 * (height - 1)]
  const images = Array.from({ length: batch }, (_, image) => image)
  const input = {
    features: X,
    boxes: float64(
      [batch, 4],
      images.flatMap(() => corners),
    ),
    images: int32([batch], images),
    spatialScale: 1,
    pooledHeight,
    pooledWidth,
    extrapolation: given.extrapolation_value,
  }
  const otherwise = "ONNX mirrors a region whose corners are out of order; our contract refuses it"
  return x1 <= x2 && y1 <= y2
    ? questions(elements("Y", recorded, one("cropAndResize", input, "output")))
    : questions(refusal("Y", all("cropAndResize", input), otherwise))
}

const linear = (
  X: FloatTensor,
  transformation: Transformation,
  [to, scales]: readonly [readonly [number, number], readonly [number, number]],
  recorded: Tensor | undefined,
  ask: Ask,
): Plan => {
  const [, , height = 0, width = 0] = X.shape
  const axes: readonly [Axis, Axis] = [
    axisOf[transformation](height, to[0], scales[0]),
    axisOf[transformation](width, to[1], scales[1]),
  ]
  const fraction = listed(fractionOfOutput, {
    transformation,
    axes: [
      [height, to[0], scales[0]],
      [width, to[1], scales[1]],
    ],
  })
  return isReadable(axes[0], height) && isReadable(axes[1], width)
    ? questions(elements("Y", recorded, resample(X, axes, ask), [fraction]))
    : noCounterpart("Resize that reads more than a cell beyond the border, where RoIAlign reads 0")
}

const whyNot = ({ mode, antialias, keep_aspect_ratio_policy }: Params, rank: number): string | undefined => {
  if (mode !== "linear")
    return `Resize by ${mode} interpolation: no operation here reads ${mode === "cubic" ? "sixteen cells" : "only the nearest cell"}`
  if (antialias) return "Resize with antialiasing: no operation here widens its filter"
  if (keep_aspect_ratio_policy !== "stretch") return "Resize that chooses its own size by the aspect ratio"
  return rank === 4 ? undefined : "Resize of something else than a batch of maps"
}

/** ONNX Resize: linear ones through RoIAlign with one sample a bin, tf_crop_and_resize through cropAndResize. */
export const onnxResize: Adapter = adapter(
  {
    inputs: record({
      X: floats,
      roi: v.optional(floats),
      scales: v.optional(floats),
      sizes: v.optional(ints),
    }),
    params,
    outputs: record({ Y: tensor }),
  },
  ({ inputs, params: given, outputs }, ask) => {
    const { X, roi, scales, sizes } = inputs
    const reason = whyNot(given, X.shape.length)
    if (reason !== undefined) return noCounterpart(reason)
    const [, , height = 0, width = 0] = X.shape
    const transformation = given.coordinate_transformation_mode
    if (transformation === "tf_crop_and_resize")
      return roi && sizes
        ? cropAndResize(X, toArray(roi), toArray(sizes), given, outputs.Y, ask)
        : noCounterpart("tf_crop_and_resize whose output size is a factor")
    if (sizes) {
      const to = spatial(toArray(sizes), given.axes)
      return linear(X, transformation, [to, [to[0] / height, to[1] / width]], outputs.Y, ask)
    }
    const factors = spatial(scales ? toArray(scales) : [], given.axes)
    const to = [Math.floor(height * factors[0]), Math.floor(width * factors[1])] as const
    return linear(X, transformation, [to, factors], outputs.Y, ask)
  },
)
