import type { Box, FloatTensor } from "@detspec/core"
import { area, mapTensor, tabulate, tabulateInt32 } from "@detspec/core"
import type { In } from "@detspec/spec"
import { boxIou, intersection, iou, matchAnchors, matchQuality } from "@detspec/spec"
import { pairwise } from "@detspec/spec/parts"
import { matchingBugs } from "../families/anchors/matching-bugs.js"
import { bestOf, columnOf, rowOf } from "../families/anchors/qualities.js"
import { swapAxes } from "../kit/moves.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"
import { narrow } from "./common/wrapped.js"

type Input = In<"matchAnchors">

const asked = (bug: string, change: (input: Input) => Input, source = ""): Mutant =>
  mutant("matchAnchors", bug, { matchAnchors: (input) => matchAnchors(change(input)) }, source)

const eachCorner = (bug: string, change: (corner: number) => number): Mutant =>
  asked(bug, (input) => ({
    ...input,
    anchors: mapTensor(input.anchors, change),
    truths: mapTensor(input.truths, change),
  }))

/** Matched by something else than the IoU of truth and anchor. */
const measured = (bug: string, quality: (truth: Box, anchor: Box) => number, source = ""): Mutant =>
  mutant(
    "matchAnchors",
    bug,
    {
      matchAnchors: ({ anchors, truths, ...rule }) =>
        matchQuality({ ...rule, quality: pairwise(truths, anchors, quality) }),
    },
    source,
  )

const wider = ([x1, y1, x2, y2]: Box): Box => [x1, y1, x2 + 1, y2 + 1]
const within = ([x1, y1, x2, y2]: Box): Box => [
  Math.max(x1, 0),
  Math.max(y1, 0),
  Math.max(x2, 0),
  Math.max(y2, 0),
]
const table = ({ anchors, truths }: Input): FloatTensor => boxIou({ boxes1: truths, boxes2: anchors }).iou

export const matchAnchorsMutants: readonly Mutant[] = [
  ...matchingBugs.map(({ bug, run, source }) =>
    mutant(
      "matchAnchors",
      bug,
      { matchAnchors: (input) => run({ ...input, quality: table(input) }) },
      source,
    ),
  ),
  measured(
    "widths of x2 - x1 + 1",
    (t, a) => Math.min(iou(wider(t), wider(a)), 1),
    "facebookresearch/maskrcnn-benchmark#1020",
  ),
  measured("overlap over the anchor's area", (t, a) => intersection(t, a) / Math.max(area(a), 2 ** -40)),
  measured("overlap over the truth's area", (t, a) => intersection(t, a) / Math.max(area(t), 2 ** -40)),
  measured("clipped at 0 before the overlap is taken", (t, a) => iou(within(t), within(a))),
  eachCorner("corners clamped to ±100,000", (x) => Math.min(Math.max(x, -1e5), 1e5)),
  eachCorner("corners rounded to 1/65536 pixel", (x) => Math.round(x * 65536) / 65536),
  asked("x and y of the truths exchanged", (i) => ({ ...i, truths: swapAxes(i.truths) })),
  mutant("matchAnchors", "qualities in half precision tie", {
    matchAnchors: (input) => {
      const half = (u: number): number => Math.round(u * 16) / 16
      const quality = table(input)
      const coarse = tabulate(quality.shape, (m = 0, n = 0) => half(quality.get(m, n)))
      return matchQuality({ ...input, quality: coarse })
    },
  }),
  mutant(
    "matchAnchors",
    "own looks for the best in single precision, and does not find it",
    {
      matchAnchors: (input) => {
        const quality = table(input)
        const { matches } = matchQuality({ ...input, quality, lowQuality: "none" })
        if (input.lowQuality !== "own") return matchAnchors(input)
        const saved = (n: number): boolean =>
          Array.from({ length: quality.shape[0] ?? 0 }, (_, m) => rowOf(quality, m)).some((row) => {
            const [best] = bestOf(row)
            return best > 0 && row[n] === Math.fround(best)
          })
        const own = (n: number): number => bestOf(columnOf(quality, n))[1]
        return { matches: tabulateInt32(matches.shape, (n = 0) => (saved(n) ? own(n) : matches.get(n))) }
      },
    },
    "facebookresearch/detectron2#3750",
  ),
  asked(
    "without truths, the point at the origin is one",
    (i) => (i.truths.shape[0] === 0 ? { ...i, truths: tabulate([1, 4], () => 0) } : i),
    "pytorch/vision#2144",
  ),
  narrow("matchAnchors", "matches in 16 bits", "matches", 65_536),
  narrow("matchAnchors", "matches in 8 bits", "matches", 256),
  measured("overlaps in double precision, then in single precision", (t, a) => Math.fround(iou(t, a))),
  measured("a billionth added to the union, so that it is never 0", (t, a) => {
    const shared = intersection(t, a)
    return shared / (area(t) + area(a) - shared + 1e-9)
  }),
]
