import type { FloatTensor } from "@detspec/core"
import { sizeOf } from "@detspec/core"
import { roiPoolBins } from "@detspec/spec"
import type { Rounding } from "@detspec/spec/parts"
import type { KernelOf } from "../kernel.js"
import { forwardShape, mapsJob } from "../pooling/maps.js"

/** The cells [from, to) of every bin of every box, with the specification's own rounding. */
const ranges = (
  boxes: FloatTensor,
  [low, high]: readonly [0 | 1, 2 | 3],
  { scale, bins, side, rounding }: { scale: number; bins: number; side: number; rounding: Rounding },
): Int32Array => {
  const [count = 0] = boxes.shape
  const cells = new Int32Array(2 * count * bins)
  let at = 0
  for (let r = 0; r < count; r += 1) {
    const corners = [boxes.get(r, low) * scale, boxes.get(r, high) * scale] as const
    for (const { from, to } of roiPoolBins(corners, bins, side, rounding)) {
      cells[at] = from
      cells[at + 1] = to
      at += 2
    }
  }
  return cells
}

export const roiPoolKernel: KernelOf<"roiPool"> = (input, call) => {
  const { features, boxes, images, spatialScale: scale, pooledHeight, pooledWidth, rounding } = input
  const shape = forwardShape(features, [pooledHeight, pooledWidth], false)
  const { channels, height, width } = shape
  const output = [images.size, channels, pooledHeight, pooledWidth]
  const [binned, argmax] = [call.room(4 * sizeOf(output)), call.room(4 * sizeOf(output))]
  const job = mapsJob(call, shape, images, call.put(features), binned)
  const rows = ranges(boxes, [1, 3], { scale, bins: pooledHeight, side: height, rounding })
  const columns = ranges(boxes, [0, 2], { scale, bins: pooledWidth, side: width, rounding })
  call.run({
    ...job,
    task: "roiPool",
    scratch: job.scratch + 64 * pooledHeight * pooledWidth,
    arguments: [...job.arguments, call.putInt32(rows), call.putInt32(columns), argmax],
  })
  return { output: call.float32(binned, output), argmax: call.int32(argmax, output) }
}
