import type { FloatTensor } from "@detspec/core"
import { tabulate, toBoxes } from "@detspec/core"
import type { In } from "@detspec/spec"
import { psRoiPool } from "@detspec/spec"
import type { Rounding } from "@detspec/spec/parts"
import { cellBins, channelOfBin, poolRegions, roundHalf } from "@detspec/spec/parts"
import { cellsCapped } from "../families/pooling/capped.js"
import { upTo } from "../families/pooling/plane-moves.js"
import { pooledWrongly } from "../families/pooling/pooled-wrongly.js"
import { singleRegions } from "../families/pooling/single-bins.js"
import type { Mutant } from "../kit/mutant.js"
import { mutant } from "../kit/mutant.js"

type Input = In<"psRoiPool">

/** What a wrong PSRoIPool may get wrong. */
interface Part {
  readonly rounding: Rounding
  /** How many cells a side has, by its rounded corners. */
  readonly count: (low: number, high: number) => number
  /** How many rows or columns of the map there are to read. */
  readonly readable: (side: number) => number
  readonly channel: (d: number, i: number, j: number, P: number, Q: number, D: number) => number
  /** From the cells on the map, and how many the bin would have without the border. */
  readonly reduce: (values: readonly number[], whole: number) => number
}
const sum = (values: readonly number[]): number => values.reduce((total, x) => total + x, 0)
const right: Part = {
  rounding: "half-away",
  count: (low, high) => Math.max(high - low, 1),
  readable: (side) => side,
  channel: (d, i, j, P, Q) => (d * P + i) * Q + j,
  reduce: (values) => sum(values) / Math.max(values.length, 1),
}

const poolBy = (input: Input, part: Part): FloatTensor => {
  const { features, images, spatialScale: s, pooledHeight: P, pooledWidth: Q } = input
  const [, C = 0, H = 0, W = 0] = features.shape
  const D = C / (P * Q)
  const list = toBoxes(input.boxes).map((box) => box.map((corner) => roundHalf(corner * s, part.rounding)))
  const cells = (low: number, high: number, bin: number, bins: number, side: number): readonly number[] => {
    const { from = 0, to = 0 } = cellBins(low, part.count(low, high), bins, part.readable(side))[bin] ?? {}
    return upTo(to).slice(from)
  }
  return tabulate([list.length, D, P, Q], (r = 0, d = 0, i = 0, j = 0) => {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = list[r] ?? []
    const channel = part.channel(d, i, j, P, Q, D)
    const columns = cells(x1, x2, j, Q, W)
    const values = cells(y1, y2, i, P, H).flatMap((y) =>
      columns.map((x) => features.get(images.get(r), channel, y, x)),
    )
    const whole = Math.ceil(part.count(y1, y2) / P) * Math.ceil(part.count(x1, x2) / Q)
    return part.reduce(values, whole)
  })
}
const wrong = (bug: string, part: Partial<Part>, source = ""): Mutant =>
  mutant(
    "psRoiPool",
    bug,
    { psRoiPool: (input) => ({ output: poolBy(input, { ...right, ...part }) }) },
    source,
  )

/** Bins whose width is a number of single precision. */
const inSingle = (input: Input): FloatTensor => {
  const { features, pooledHeight: P, pooledWidth: Q } = input
  const [, C = 0, H = 0, W = 0] = features.shape
  const regions = singleRegions(input, [H, W], [P, Q])
  return poolRegions(features, regions, [C / (P * Q), P, Q], channelOfBin(P, Q))
}

export const psRoiPoolMutants: readonly Mutant[] = [
  ...pooledWrongly<Input>(
    "psRoiPool",
    (input) => psRoiPool(input).output,
    (run) => ({ psRoiPool: run }),
  ),
  wrong(
    "the last row and column of the map are never read",
    { readable: (side) => side - 1 },
    "torchvision 0.14: ps_roi_pool_kernel.cpp",
  ),
  mutant(
    "psRoiPool",
    "a bin's width in single precision",
    { psRoiPool: (input) => ({ output: inSingle(input) }) },
    "torchvision: ps_roi_pool_kernel.cpp",
  ),
  ...[64, 256].map((most) =>
    mutant("psRoiPool", `no more than ${most} cells a side of a bin are read`, {
      psRoiPool: (input) => psRoiPool(cellsCapped(input, input, most)),
    }),
  ),
  wrong("the high corner's cell belongs to the region, as in RoIPool", {
    count: (low, high) => high - low + 1,
  }),
  wrong("halves to the even cell", { rounding: "half-even" }),
  wrong("halves up", { rounding: "half-up" }),
  wrong("an empty region stays empty", { count: (low, high) => high - low }),
  wrong("channels by bin, then output: (i · columns + j) · D + d", {
    channel: (d, i, j, _P, Q, D) => (i * Q + j) * D + d,
  }),
  wrong("columns of bins before rows: (d · columns + j) · rows + i", {
    channel: (d, i, j, P, Q) => (d * Q + j) * P + i,
  }),
  wrong("every bin reads the first channel of its output", { channel: (d, _i, _j, P, Q) => d * P * Q }),
  wrong("channel (d · rows + i) · rows + j", {
    channel: (d, i, j, P, Q, D) => Math.min((d * P + i) * P + j, D * P * Q - 1),
  }),
  wrong("the sum instead of the mean", { reduce: sum }),
  wrong("the greatest instead of the mean", {
    reduce: (values) => (values.length === 0 ? 0 : Math.max(...values)),
  }),
  wrong("divided by the cells of the whole bin, also those off the map", {
    reduce: (values, whole) => sum(values) / whole,
  }),
  wrong("0/0 for a bin off the map", { reduce: (values) => sum(values) / values.length }),
]
