import { sizeOf } from "@detspec/core"
import type { KernelOf } from "../kernel.js"
import { regionsByImage } from "../pooling/regions.js"

/** Channels of an element, as in the assembly. */
const together = 8
/** Bins that are one piece of work. */
const piece = 2 ** 16

export const roiPoolBackwardKernel: KernelOf<"roiPoolBackward"> = (input, call) => {
  const { cotangent, argmax, images, batch, height, width } = input
  const [count = 0, channels = 0, rows = 0, columns = 0] = cotangent.shape
  const gradient = [batch, channels, height, width]
  const { regions, firsts } = regionsByImage(images, batch)
  const planes = call.room(4 * sizeOf(gradient))
  const work = height * width + (count * rows * columns) / Math.max(batch, 1)
  call.run({
    task: "roiPoolBackward",
    count: batch * Math.ceil(channels / together),
    grain: Math.max(1, Math.floor(piece / (together * work))),
    arguments: [
      call.put(cotangent),
      call.put(argmax),
      planes,
      channels,
      rows * columns,
      height * width,
      call.putInt32(regions),
      call.putInt32(firsts),
    ],
  })
  return { gradient: call.float32(planes, gradient) }
}
