import type { Uint8Tensor } from "@detspec/core"
import { mapTensor, tabulate, toArray } from "@detspec/core"
import { maskIou } from "@detspec/spec"
import { mirroredMasks } from "../families/masks/mask-moves.js"
import { transposed } from "../kit/moves.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"
import { wrapped } from "./common/wrapped.js"

interface Counts {
  readonly a: number
  readonly b: number
  readonly shared: number
  readonly pixels: number
}

const flat = (masks: Uint8Tensor, n: number): readonly number[] => toArray(masks.pick(n, null, null))
const total = (numbers: readonly number[]): number => numbers.reduce((sum, x) => sum + x, 0)

const each = (bug: string, f: (counts: Counts) => number, source = ""): Mutant =>
  mutant(
    "maskIou",
    bug,
    {
      maskIou: ({ masks1, masks2 }) => ({
        iou: tabulate([masks1.shape[0] ?? 0, masks2.shape[0] ?? 0], (n = 0, m = 0) => {
          const [a, b] = [flat(masks1, n), flat(masks2, m)]
          const shared = total(a.map((pixel, i) => pixel * (b[i] ?? 0)))
          return f({ a: total(a), b: total(b), shared, pixels: a.length })
        }),
      }),
    },
    source,
  )

const ratio = (x: number, y: number): number => (y > 0 ? x / y : 0)

export const maskIouMutants: readonly Mutant[] = [
  each(
    "counts wrap at 16, as in an integer too narrow",
    ({ a, b, shared }) => ratio(shared % 16, Math.max((a + b - shared) % 16, 1)),
    "ultralytics/ultralytics#15782",
  ),
  each("0/0 for masks without a pixel", ({ a, b, shared }) => shared / (a + b - shared)),
  each("1 for two empty masks", ({ a, b, shared }) => (a + b === 0 ? 1 : ratio(shared, a + b - shared))),
  each("over the smaller mask", ({ a, b, shared }) => ratio(shared, Math.min(a, b))),
  each("the first mask's area alone below", ({ a, shared }) => ratio(shared, a)),
  each("twice the shared over the sum: Dice", ({ a, b, shared }) => ratio(2 * shared, a + b)),
  each("shared pixels counted twice in the union", ({ a, b, shared }) => ratio(shared, a + b)),
  each("over all pixels of the picture", ({ shared, pixels }) => ratio(shared, pixels)),
  each(
    "an epsilon below, so that equal masks are not quite 1",
    ({ a, b, shared }) => shared / (a + b - shared + 1e-4),
  ),
  mutant("maskIou", "rows and columns exchanged", {
    maskIou: ({ masks1, masks2 }) => ({ iou: transposed(maskIou({ masks1, masks2 }).iou) }),
  }),
  mutant("maskIou", "the second list mirrored", {
    maskIou: ({ masks1, masks2 }) => maskIou({ masks1, masks2: mirroredMasks(masks2) }),
  }),
  mutant("maskIou", "thresholded: more than half counts as all", {
    maskIou: (input) => ({ iou: mapTensor(maskIou(input).iou, (x) => (x > 0.5 ? 1 : x)) }),
  }),
  each(
    "counts wrap at 256, as in a byte",
    ({ a, b, shared }) => ratio(shared % 256, Math.max((a + b - shared) % 256, 1)),
    "ultralytics/ultralytics#15782",
  ),
  each("counts wrap at 65,536, as in 16 bits", ({ a, b, shared }) =>
    ratio(shared % 65_536, Math.max((a + b - shared) % 65_536, 1)),
  ),
  wrapped("maskIou", "after 256 masks the first come again", ["iou", 0], 256),
  wrapped("maskIou", "after 256 masks of the other list its first come again", ["iou", 1], 256),
  wrapped("maskIou", "after 65,536 masks the first come again", ["iou", 0], 65_536),
]
