import type { FloatTensor } from "@detspec/core"
import { int32, mapTensor, tabulate, tabulateInt32, toArray } from "@detspec/core"
import type { In } from "@detspec/spec"
import { asRoiAlign, cropMasks, roiAlign } from "@detspec/spec"
import { mirroredMasks } from "../families/masks/mask-moves.js"
import { shifted, swapAxes } from "../kit/moves.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"
import { wrapped } from "./common/wrapped.js"

type Input = In<"cropMasks">

const bug = (what: string, wrong: (input: Input) => FloatTensor, source = ""): Mutant =>
  mutant("cropMasks", what, { cropMasks: (input) => ({ targets: wrong(input) }) }, source)

const right = (input: Input): FloatTensor => cropMasks(input).targets
const corners = (input: Input, f: (corner: number, k: number) => number): Input => ({
  ...input,
  boxes: tabulate(input.boxes.shape, (n = 0, k = 0) => f(input.boxes.get(n, k), k)),
})
const sampled = (input: Input, changed: Partial<In<"roiAlign">>): FloatTensor =>
  roiAlign({ ...asRoiAlign(input), ...changed }).output.pick(null, 0, null, null)

/** Boxes that would take more samples take so many. */
const mostSamples = (input: Input, most: number): FloatTensor => {
  const { boxes, size } = input
  const fewer = sampled(input, { samples: most })
  const takesMore = (n: number): boolean =>
    Math.max(boxes.get(n, 2) - boxes.get(n, 0), boxes.get(n, 3) - boxes.get(n, 1)) > size * most
  const all = right(input)
  return tabulate(all.shape, (n = 0, i = 0, j = 0) => (takesMore(n) ? fewer : all).get(n, i, j))
}

export const cropMasksMutants: readonly Mutant[] = [
  bug("targets thresholded at a half", (input) => mapTensor(right(input), (x) => (x >= 0.5 ? 1 : 0))),
  bug("alignment inverted", (input) => right({ ...input, aligned: !input.aligned }), "pytorch/vision#2438"),
  bug("always as in the legacy operator", (input) => right({ ...input, aligned: false })),
  bug("one sample a bin", (input) => sampled(input, { samples: 1 })),
  bug("two samples a bin, whatever its size", (input) => sampled(input, { samples: 2 })),
  bug("the greatest sample, so that targets grow", (input) => sampled(input, { reduce: "max" })),
  bug("corners cut to whole pixels first", (input) => right(corners(input, Math.floor))),
  bug("boxes clipped to the mask first", (input) => {
    const [, height = 0, width = 0] = input.masks.shape
    return right(corners(input, (x, k) => Math.min(Math.max(x, 0), k % 2 === 0 ? width : height)))
  }),
  bug("boxes of x2 + 1, y2 + 1", (input) => right(corners(input, (x, k) => (k < 2 ? x : x + 1)))),
  bug("x and y of the boxes exchanged", (input) => right({ ...input, boxes: swapAxes(input.boxes) })),
  bug("row n of the boxes on mask n, whatever its truth", (input) => {
    const count = input.masks.shape[0] ?? 1
    const truths = toArray(input.truths).map((_, n) => n % count)
    return right({ ...input, truths: int32([truths.length], truths) })
  }),
  bug("every box on the first mask", (input) =>
    right({ ...input, truths: int32([...input.truths.shape], toArray(input.truths).fill(0)) }),
  ),
  bug("the mask mirrored", (input) => right({ ...input, masks: mirroredMasks(input.masks) })),
  bug("which mask, in 8 bits", (input) =>
    right({ ...input, truths: tabulateInt32(input.truths.shape, (n = 0) => input.truths.get(n) % 256) }),
  ),
  bug("which mask, in 16 bits", (input) =>
    right({ ...input, truths: tabulateInt32(input.truths.shape, (n = 0) => input.truths.get(n) % 65_536) }),
  ),
  bug("at most 16 samples a side of a bin", (input) => mostSamples(input, 16)),
  bug("at most 512 samples a side of a bin", (input) => mostSamples(input, 512)),
  wrapped("cropMasks", "after 64 rows of bins the first come again", ["targets", 1], 64),
  wrapped("cropMasks", "after 64 columns of bins the first come again", ["targets", 2], 64),
  bug("a pixel to the right", (input) => right({ ...input, boxes: shifted(input.boxes, 1, 0) })),
]
