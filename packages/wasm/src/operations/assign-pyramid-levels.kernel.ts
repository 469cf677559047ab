import type { KernelOf } from "../kernel.js"
import { sightsOf } from "../memory/sights.js"

/** Boxes that are one piece of work, a multiple of four. */
const grain = 8192

export const assignPyramidLevelsKernel: KernelOf<"assignPyramidLevels"> = (input, call) => {
  const { boxes, canonicalSize, canonicalLevel, minLevel, maxLevel, epsilon, epsilonAt } = input
  const [n = 0] = boxes.shape
  const levels = call.room(4 * n)
  const lift = epsilonAt === "ratio" ? [epsilon, 0, 1] : [0, epsilon, 2 ** epsilon]
  call.run({
    task: "assignPyramidLevels",
    count: n,
    grain,
    arguments: [
      ...sightsOf(call, [boxes], n, grain),
      call.put(boxes),
      levels,
      canonicalSize,
      canonicalLevel,
      minLevel,
      maxLevel,
      ...lift,
    ],
  })
  return { levels: call.int32(levels, [n]) }
}
