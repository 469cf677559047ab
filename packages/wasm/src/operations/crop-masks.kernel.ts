import type { KernelOf } from "../kernel.js"
import { putWeights } from "../pooling/weighted.js"
import { alignWeights } from "./roi-align.kernel.js"

export const cropMasksKernel: KernelOf<"cropMasks"> = ({ masks, boxes, truths, size, aligned }, call) => {
  const [, height = 0, width = 0] = masks.shape
  const [regions = 0] = boxes.shape
  const sampling = { spatialScale: 1, samples: 0, aligned }
  const weights = alignWeights(boxes, [height, width], [size, size], sampling, 1)
  const targets = call.room(4 * regions * size * size)
  call.run({
    task: "cropMasks",
    count: regions,
    grain: Math.ceil(4096 / (size * size)),
    arguments: [
      call.put(masks),
      height * width,
      call.put(truths),
      size,
      targets,
      ...putWeights(call, weights),
    ],
  })
  return { targets: call.float32(targets, [regions, size, size]) }
}
