import type { Float32Tensor } from "@detspec/core"
import { sizeOf } from "@detspec/core"
import type { In } from "@detspec/spec"
import type { Call } from "../call.js"
import { blockBytes, forwardShape, mapsJob } from "./maps.js"
import { axesOf, eachSampleTaps } from "./sample-taps.js"
import { putWeights } from "./weighted.js"

/** RoIAlign's maximum: the greatest interpolated sample of every bin. */
export const poolGreatestSample = (call: Call, input: In<"roiAlign">): { readonly output: Float32Tensor } => {
  const { features, boxes, images, pooledHeight, pooledWidth } = input
  const shape = forwardShape(features, [pooledHeight, pooledWidth], false)
  const { channels, height, width } = shape
  const output = [images.size, channels, pooledHeight, pooledWidth]
  const binned = call.room(4 * sizeOf(output))
  const job = mapsJob(call, shape, images, call.put(features), binned)
  const { y, x } = axesOf([height, width], [pooledHeight, pooledWidth], blockBytes)
  const [rows, columns] = [eachSampleTaps(boxes, y, input), eachSampleTaps(boxes, x, input)]
  call.run({
    ...job,
    task: "poolGreatestSample",
    arguments: [...job.arguments, ...putWeights(call, { rows, columns })],
  })
  return { output: call.float32(binned, output) }
}
