import type { Rle } from "@detspec/core"
import { uint8 } from "@detspec/core"
import type { Mutant } from "../kit/laws.js"
import type { Runs } from "./runs.js"
import { right } from "./runs.js"

const mutant = (breaks: string, bug: string, implementation: Partial<Runs>): Mutant<Runs> => ({
  breaks,
  bug,
  implementation: { ...right, ...implementation },
})

const flipped = ({ height, width, counts }: Rle): Rle => ({ height, width, counts: [...counts].reverse() })

export const rleMutants: readonly Mutant<Runs>[] = [
  mutant("decodeEncode", "runs go along the rows", {
    decode: ({ height, width, counts }) => right.decode({ height: width, width: height, counts }),
  }),
  mutant("views", "reads the flat data of a view", {
    encode: (mask) => right.encode(uint8(mask.shape, mask.data)),
  }),
  mutant("text", "differences are taken from the third count on", {
    toText: (rle) => {
      const [, , third = 0] = rle.counts
      return right.toText({
        ...rle,
        counts: rle.counts.map((count, n) => (n === 2 ? third - (rle.counts[0] ?? 0) : count)),
      })
    },
  }),
  mutant("text", "counts are cut to 16 bits", {
    toText: (rle) => right.toText({ ...rle, counts: rle.counts.map((count) => count & 0xffff) }),
  }),
  mutant("area", "areas wrap at 32, as bytes do at 256 (ultralytics#15782)", {
    area: (rle) => right.area(rle) % 32,
  }),
  mutant("box", "the box ends with the last pixel, not behind it", {
    box: (rle) => {
      const [x1, y1, x2, y2] = right.box(rle)
      return [x1, y1, x2 - 1, y2 - 1]
    },
  }),
  mutant("merging", "the union is read from the end", { union: (a, b) => right.union(a, flipped(b)) }),
  mutant("merging", "the intersection is the first mask", { intersection: (a) => a }),
  mutant("rectangles", "corners are counted from 1", {
    polygons: (list, height, width) =>
      right.polygons(
        list.map((p) => p.map((x) => x - 1)),
        height,
        width,
      ),
  }),
  mutant("direction", "the polygon stays open at its last corner", {
    polygons: (list, height, width) =>
      right.polygons(
        list.map((p) => [...p, ...p.slice(0, 2).map((x) => x + 3)]),
        height,
        width,
      ),
  }),
  mutant("moving", "coordinates are rounded to even pixels", {
    polygons: (list, height, width) =>
      right.polygons(
        list.map((p) => p.map((x) => 2 * Math.round(x / 2))),
        height,
        width,
      ),
  }),
  mutant("pieces", "only the first piece counts", {
    polygons: ([first = []], height, width) => right.polygons([first], height, width),
  }),
]
