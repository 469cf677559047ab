import type { FloatTensor } from "@detspec/core"
import type { Sampling } from "@detspec/spec/parts"
import type { KernelOf } from "../kernel.js"
import { poolGreatestSample } from "../pooling/greatest-sample.js"
import { blockBytes } from "../pooling/maps.js"
import { axesOf, meanSampleTaps } from "../pooling/sample-taps.js"
import type { Weights } from "../pooling/weighted.js"
import { poolWeighted } from "../pooling/weighted.js"

/** The weights of RoIAlign's mean on a map of `height` × `width` cells, of which each is `bytes` wide. */
export const alignWeights = (
  boxes: FloatTensor,
  map: readonly [height: number, width: number],
  bins: readonly [rows: number, columns: number],
  sampling: Sampling,
  bytes: number = blockBytes,
): Weights => {
  const { y, x } = axesOf(map, bins, bytes)
  return { rows: meanSampleTaps(boxes, y, sampling), columns: meanSampleTaps(boxes, x, sampling) }
}

export const roiAlignKernel: KernelOf<"roiAlign"> = (input, call) => {
  const { features, boxes, pooledHeight, pooledWidth, reduce } = input
  const [, , height = 0, width = 0] = features.shape
  return reduce === "mean"
    ? poolWeighted(call, input, alignWeights(boxes, [height, width], [pooledHeight, pooledWidth], input))
    : poolGreatestSample(call, input)
}
