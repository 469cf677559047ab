import { boxAt } from "@detspec/core"
import type { In } from "@detspec/spec"
import { assignPyramidLevels } from "@detspec/spec"
import type { Quirk } from "../quirk.js"
import type { Precision } from "../recorded.js"
import { rounder } from "../recorded.js"

type Assigned = In<"assignPyramidLevels"> & { readonly precision: Precision }

/** The level as torchvision computes it, every step rounded, before it is clamped to the maps that there are. */
const roundedLevel = (given: Assigned, n: number): number => {
  const r = rounder(given.precision)
  const [x1, y1, x2, y2] = boxAt(given.boxes, n)
  const side = r(Math.sqrt(r(r(x2 - x1) * r(y2 - y1))))
  const octaves = r(Math.log2(r(side / given.canonicalSize)))
  const level = Math.floor(r(r(given.canonicalLevel + octaves) + r(given.epsilon)))
  return Math.min(Math.max(level, given.minLevel), given.maxLevel)
}

export const levelBorder: Quirk<Assigned> = {
  system: "torchvision",
  where: "a box within rounding of the border between two pyramid levels",
  reason:
    "it takes the logarithm and adds epsilon in the boxes' precision, which can cross the border; ours is exact",
  ours: (given) => {
    const { levels } = assignPyramidLevels(given)
    return ([n = 0]) => (levels.get(n) === roundedLevel(given, n) ? undefined : "as specified")
  },
}
