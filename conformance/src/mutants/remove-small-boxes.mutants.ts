import type { Box } from "@detspec/core"
import { int32, toArray, toBoxes } from "@detspec/core"
import { removeSmallBoxes } from "@detspec/spec"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

const indices = (keep: readonly number[]) => ({ keep: int32([keep.length], keep) })

const where = (bug: string, holds: (w: number, h: number, size: number) => boolean, source = ""): Mutant => {
  const sides = ([x1, y1, x2, y2]: Box): readonly [number, number] => [x2 - x1, y2 - y1]
  return mutant(
    "removeSmallBoxes",
    bug,
    {
      removeSmallBoxes: ({ boxes, minSize }) =>
        indices(toBoxes(boxes).flatMap((box, n) => (holds(...sides(box), minSize) ? [n] : []))),
    },
    source,
  )
}

const after = (bug: string, change: (keep: readonly number[], count: number) => readonly number[]): Mutant =>
  mutant("removeSmallBoxes", bug, {
    removeSmallBoxes: (input) =>
      indices(change(toArray(removeSmallBoxes(input).keep), input.boxes.shape[0] ?? 0)),
  })

export const removeSmallBoxesMutants: readonly Mutant[] = [
  where(
    "widths of x2 - x1 + 1",
    (w, h, size) => w + 1 >= size && h + 1 >= size,
    "rbgirshick/py-faster-rcnn: rpn/proposal_layer.py",
  ),
  where("more than the size instead of at least", (w, h, size) => w > size && h > size),
  where("one side is enough", (w, h, size) => w >= size || h >= size),
  where("area against the squared size", (w, h, size) => w * h >= size * size),
  where("width only", (w, _, size) => w >= size),
  where("height only", (_, h, size) => h >= size),
  where("corners out of order are put in order", (w, h, size) => Math.abs(w) >= size && Math.abs(h) >= size),
  where("lines and points are always dropped", (w, h, size) => w >= size && h >= size && w > 0 && h > 0),
  where("the small ones instead of the large", (w, h, size) => w < size || h < size),
  where("size in whole pixels", (w, h, size) => w >= Math.ceil(size) && h >= Math.ceil(size)),
  where("diagonal against the size", (w, h, size) => w >= 0 && h >= 0 && Math.hypot(w, h) >= size),
  after("indices descend", (keep) => [...keep].reverse()),
  after("a mask instead of indices", (keep, count) =>
    Array.from({ length: count }, (_, n) => (keep.includes(n) ? 1 : 0)),
  ),
  after("indices count from 1", (keep) => keep.map((n) => n + 1)),
  after("at most five boxes", (keep) => keep.slice(0, 5)),
  where("sides in half precision", (w, h, size) => {
    const half = (x: number): number => {
      const step = 2 ** (Math.floor(Math.log2(Math.max(x, 2 ** -14))) - 10)
      return Math.round(x / step) * step
    }
    return half(w) >= size && half(h) >= size
  }),
  where("sizes of 10,000 pixels at most", (w, h, size) => Math.min(w, h) >= Math.min(size, 10_000)),
  where("a millionth of a pixel is nothing", (w, h, size) => Math.min(w, h) + 1e-6 >= size),
  after("at most 65,535 boxes", (keep) => keep.slice(0, 65_535)),
]
