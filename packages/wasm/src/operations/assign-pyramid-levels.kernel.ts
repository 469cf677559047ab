import type { KernelOf } from "../kernel.js"

export const assignPyramidLevelsKernel: KernelOf<"assignPyramidLevels"> = (input, call) => {
  const { boxes, canonicalSize, canonicalLevel, minLevel, maxLevel, epsilon, epsilonAt } = input
  const [n = 0] = boxes.shape
  const levels = call.room(4 * n)
  const lift = epsilonAt === "ratio" ? [epsilon, 0] : [0, epsilon]
  call.run({
    task: "assignPyramidLevels",
    count: n,
    grain: 2048,
    arguments: [call.put(boxes), levels, canonicalSize, canonicalLevel, minLevel, maxLevel, ...lift],
  })
  return { levels: call.int32(levels, [n]) }
}
