import type { Box } from "@detspec/core"
import type { In } from "@detspec/spec"
import { cellSides, generateAnchors } from "@detspec/spec"
import { gridBoxes, roundHalfEven } from "@detspec/spec/parts"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

type Input = In<"generateAnchors">

const asked = (bug: string, change: (input: Input) => Input, source = ""): Mutant =>
  mutant("generateAnchors", bug, { generateAnchors: (input) => generateAnchors(change(input)) }, source)

type Sides = readonly (readonly [w: number, h: number])[]

/** The grid laid again, with another piece. */
const laid = (
  bug: string,
  {
    sides = cellSides,
    round = roundHalfEven,
    cell = (y, x) => [y, x],
    far = ([x1, y1, x2, y2]) => [x1, y1, x2, y2],
  }: {
    readonly sides?: (input: Input) => Sides
    readonly round?: (x: number) => number
    readonly cell?: (y: number, x: number, input: Input) => readonly [y: number, x: number]
    readonly far?: (box: Box, input: Input) => Box
  },
  source = "",
): Mutant =>
  mutant(
    "generateAnchors",
    bug,
    {
      generateAnchors: (input) => {
        const all = sides(input)
        const half = (side: number): number => (input.rounding === "none" ? side / 2 : round(side / 2))
        const anchor = (row: number, col: number, k: number): Box => {
          const [y, x] = cell(row, col, input)
          const [w, h] = all[k] ?? [0, 0]
          const [cx, cy] = [(x + input.offset) * input.strideX, (y + input.offset) * input.strideY]
          return far([cx - half(w), cy - half(h), cx + half(w), cy + half(h)], input)
        }
        return { anchors: gridBoxes(input.height, input.width, all.length, anchor) }
      },
    },
    source,
  )

export const generateAnchorsMutants: readonly Mutant[] = [
  asked(
    "centred at the cell's corner, whatever the offset",
    (i) => ({ ...i, offset: 0 }),
    "pytorch/vision#1765",
  ),
  asked("centred in the middle, whatever the offset", (i) => ({ ...i, offset: 0.5 })),
  asked(
    "rounds when it should not",
    (i) => ({ ...i, rounding: "half-even" }),
    "facebookresearch/Detectron#227",
  ),
  asked("does not round when it should", (i) => ({ ...i, rounding: "none" })),
  asked(
    "the ratio is width over height",
    (i) => ({ ...i, ratios: i.ratios.map((r) => 1 / r) }),
    "tensorflow/models#1930",
  ),
  laid("rows of cells in 16 bits", { cell: (y, x) => [y % 65_536, x] }),
  laid("columns of cells in 16 bits", { cell: (y, x) => [y, x % 65_536] }),
  asked("no more than 8 sizes", (i) => ({ ...i, sizes: i.sizes.map((s, k) => i.sizes[k % 8] ?? s) })),
  asked("no more than 8 ratios", (i) => ({ ...i, ratios: i.ratios.map((r, k) => i.ratios[k % 8] ?? r) })),
  asked("a ratio within a thousandth of 1 is 1", (i) => ({
    ...i,
    ratios: i.ratios.map((r) => (Math.abs(r - 1) < 0.001 ? 1 : r)),
  })),
  asked("no ratio beyond 1 : 10,000", (i) => ({
    ...i,
    ratios: i.ratios.map((r) => Math.min(Math.max(r, 1e-4), 1e4)),
  })),
  asked("no stride below a thousandth", (i) => ({ ...i, strideX: Math.max(i.strideX, 0.001) })),
  laid("no more than 256 anchors a cell", {
    sides: (i) => cellSides(i).map((one, k, all) => all[k % 256] ?? one),
  }),
  asked("no ratio beyond 1 : 16", (i) => ({
    ...i,
    ratios: i.ratios.map((r) => Math.min(Math.max(r, 1 / 16), 16)),
  })),
  asked("areas in 32 bits: no size beyond 46,340", (i) => ({
    ...i,
    sizes: i.sizes.map((s) => Math.min(s, 46_340)),
  })),
  asked("always ratio-major", (i) => ({ ...i, order: "ratio-major" })),
  asked("always size-major", (i) => ({ ...i, order: "size-major" })),
  asked("strides exchanged", (i) => ({ ...i, strideY: i.strideX, strideX: i.strideY })),
  asked("one stride for both axes", (i) => ({ ...i, strideX: i.strideY })),
  asked("the offset counts pixels", (i) => ({ ...i, offset: Math.min(i.offset / i.strideX, 1) })),
  laid(
    "sizes and ratios in pairs instead of all with all",
    {
      sides: (i) =>
        i.sizes.flatMap((s, k) => cellSides({ ...i, sizes: [s], ratios: i.ratios.slice(k, k + 1) })),
    },
    "AlphaJia/pytorch-faster-rcnn#15",
  ),
  laid("columns of cells before rows", {
    cell: (y, x, { height, width }) => {
      const n = y * width + x
      return [n % height, Math.floor(n / height)]
    },
  }),
  laid("halves are rounded away from 0", { round: (x) => Math.floor(x + 0.5) }),
  laid("half-sides are cut to whole pixels", { round: Math.floor }, "pytorch/vision#2171"),
  laid("sides are rounded, not half-sides", { round: (x) => roundHalfEven(2 * x) / 2 }),
  laid("rounded after the move to the cell", {
    round: (x) => x,
    far: ([x1, y1, x2, y2], { rounding }) => {
      const round = rounding === "none" ? (x: number) => x : roundHalfEven
      return [round(x1), round(y1), round(x2), round(y2)]
    },
  }),
  laid("the area is not kept: w = s, h = r s", {
    sides: (i) => cellSides(i).map(([w, h]) => [Math.sqrt(w * h), Math.sqrt(w * h) * (h / w)]),
  }),
  laid("the last pixel is included: x2 - 1", { far: ([x1, y1, x2, y2]) => [x1, y1, x2 - 1, y2 - 1] }),
  laid("clipped at 0", { far: ([x1, y1, x2, y2]) => [Math.max(x1, 0), Math.max(y1, 0), x2, y2] }),
  laid("y before x", { far: ([x1, y1, x2, y2]) => [y1, x1, y2, x2] }),
  asked(
    "the last row of cells is left out",
    (i) => ({ ...i, height: Math.max(i.height - 1, 1) }),
    "keras-team/keras-cv#1305",
  ),
  asked("sizes of a hundredth of a pixel at least", (i) => ({
    ...i,
    sizes: i.sizes.map((size) => Math.max(size, 0.01)),
  })),
  asked("after 32 sizes the first again", (i) => ({
    ...i,
    sizes: i.sizes.map((_, k) => i.sizes[k % 32] ?? 1),
  })),
]
