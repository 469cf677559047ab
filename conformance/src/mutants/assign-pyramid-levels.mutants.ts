import type { Box } from "@detspec/core"
import { area, boxAt, tabulateInt32 } from "@detspec/core"
import type { In } from "@detspec/spec"
import { assignPyramidLevels, fractionalLevel } from "@detspec/spec"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

type Input = In<"assignPyramidLevels">

const asked = (bug: string, change: (input: Input) => Input, source = ""): Mutant =>
  mutant(
    "assignPyramidLevels",
    bug,
    { assignPyramidLevels: (input) => assignPyramidLevels(change(input)) },
    source,
  )

/** Another level for each box, not yet moved into the range. */
const levelled = (bug: string, level: (box: Box, input: Input) => number, source = ""): Mutant =>
  mutant(
    "assignPyramidLevels",
    bug,
    {
      assignPyramidLevels: (input) => ({
        levels: tabulateInt32([input.boxes.shape[0] ?? 0], (n = 0) => {
          const box = boxAt(input.boxes, n)
          const { minLevel, maxLevel } = input
          return area(box) === 0 ? minLevel : Math.min(Math.max(level(box, input), minLevel), maxLevel)
        }),
      }),
    },
    source,
  )

/** The level of a box measured in another way. */
const by = (measure: (w: number, h: number) => number) => (box: Box, input: Input) => {
  const side = measure(box[2] - box[0], box[3] - box[1])
  return Math.floor(fractionalLevel([0, 0, side, side], input))
}

const after = (bug: string, change: (level: number, input: Input, box: Box) => number, source = ""): Mutant =>
  mutant(
    "assignPyramidLevels",
    bug,
    {
      assignPyramidLevels: (input) => {
        const { levels } = assignPyramidLevels(input)
        const { shape } = levels
        return {
          levels: tabulateInt32(shape, (n = 0) => change(levels.get(n), input, boxAt(input.boxes, n))),
        }
      },
    },
    source,
  )

export const assignPyramidLevelsMutants: readonly Mutant[] = [
  after(
    "counted from minLevel",
    (level, { minLevel }) => level - minLevel,
    "facebookresearch/detectron2: poolers.py",
  ),
  after("a box without area on the coarsest level", (level, { maxLevel }, box) =>
    area(box) === 0 ? maxLevel : level,
  ),
  levelled(
    "widths of x2 - x1 + 1",
    by((w, h) => Math.sqrt((w + 1) * (h + 1))),
    "facebookresearch/Detectron: fpn.py",
  ),
  levelled("by the longer side", by(Math.max)),
  levelled(
    "by the width",
    by((w) => w),
  ),
  levelled(
    "by the mean of the sides",
    by((w, h) => (w + h) / 2),
  ),
  levelled(
    "by the area, not its root",
    by((w, h) => w * h),
  ),
  levelled("rounded to the nearest", (box, input) => Math.round(fractionalLevel(box, input))),
  levelled("rounded up", (box, input) => Math.ceil(fractionalLevel(box, input))),
  levelled("natural logarithm", (box, { canonicalLevel, canonicalSize }) =>
    Math.floor(canonicalLevel + Math.log(Math.sqrt(area(box)) / canonicalSize)),
  ),
  levelled(
    "cut towards 0 instead of rounded down",
    (box, input) => input.canonicalLevel + Math.trunc(fractionalLevel(box, input) - input.canonicalLevel),
  ),
  asked("ε is left out", (i) => ({ ...i, epsilon: 0 })),
  asked("ε always inside the logarithm", (i) => ({ ...i, epsilonAt: "ratio" })),
  asked("ε always added to the level", (i) => ({ ...i, epsilonAt: "level" })),
  asked("canonical size 224, whatever is asked", (i) => ({ ...i, canonicalSize: 224 })),
  asked("canonical level 4, whatever is asked", (i) => ({ ...i, canonicalLevel: 4 })),
  asked("no coarsest level", (i) => ({ ...i, maxLevel: 32 })),
  asked("no finest level", (i) => ({ ...i, minLevel: -32 })),
  levelled("exactly at a border the level below", (box, input) => Math.ceil(fractionalLevel(box, input)) - 1),
  asked("an ε of less than a thousandth is none", (i) => ({
    ...i,
    epsilon: i.epsilon < 1e-3 ? 0 : i.epsilon,
  })),
  asked("an ε of a thousandth at least", (i) => ({ ...i, epsilon: Math.max(i.epsilon, 1e-3) })),
  asked("a canonical size of a thousandth of a pixel at least", (i) => ({
    ...i,
    canonicalSize: Math.max(i.canonicalSize, 1e-3),
  })),
  asked("a canonical size of 10,000 pixels at most", (i) => ({
    ...i,
    canonicalSize: Math.min(i.canonicalSize, 10_000),
  })),
  levelled("levels up to 16", (box, input) => Math.min(Math.floor(fractionalLevel(box, input)), 16)),
  levelled("levels from -16 on", (box, input) => Math.max(Math.floor(fractionalLevel(box, input)), -16)),
]
