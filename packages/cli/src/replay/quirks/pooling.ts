import { boxAt } from "@detspec/core"
import type { CellRange } from "@detspec/spec/parts"
import { cellBins, roundHalf } from "@detspec/spec/parts"
import type { Grid, Maps, Regions } from "../pooling.js"
import type { Quirk } from "../quirk.js"
import type { Precision } from "../recorded.js"
import { rounder } from "../recorded.js"

export type Pooled = Regions &
  Grid &
  Maps & {
    readonly precision: Precision
    /** How many cells a region has from its first and last: RoIPool counts both ends, PSRoIPool not the last. */
    readonly countOf: (first: number, last: number) => number
    /** How many cells at the end of the map it leaves out. */
    readonly lost: number
  }

export const refusedRegions: Quirk<{ readonly images: readonly number[] }> = {
  system: "torchvision",
  where: "the gradient of features that regions out of order were pooled from",
  reason: "it adds what regions add whose corners are out of order; ours is the sum over the others",
  ours:
    ({ images }) =>
    ([image]) =>
      image !== undefined && images.includes(image) ? "as specified" : undefined,
}

interface Side {
  readonly low: number
  readonly high: number
  readonly bins: number
  readonly cells: number
}

const clamp = (x: number, cells: number): number => Math.min(Math.max(x, 0), cells)

/** The cells of every bin as the recorded program rounds: corner times scale, size of a bin, its multiples. */
const theirBins = ({ low, high, bins, cells }: Side, pooled: Pooled): readonly CellRange[] => {
  const { spatialScale, precision, countOf, lost } = pooled
  const r = rounder(precision)
  const cell = (corner: number) => roundHalf(r(corner * r(spatialScale)), "half-away")
  const first = cell(low)
  const size = r(countOf(first, cell(high)) / bins)
  return Array.from({ length: bins }, (_, i) => ({
    from: clamp(first + Math.floor(r(i * size)), cells - lost),
    to: clamp(first + Math.ceil(r((i + 1) * size)), cells - lost),
  }))
}

const ourBins = (
  { low, high, bins, cells }: Side,
  { spatialScale, countOf }: Pooled,
): readonly CellRange[] => {
  const cell = (corner: number) => roundHalf(corner * spatialScale, "half-away")
  return cellBins(cell(low), countOf(cell(low), cell(high)), bins, cells)
}

interface BothBins {
  readonly theirs: readonly CellRange[]
  readonly ours: readonly CellRange[]
}

const sidesOf = (pooled: Pooled, n: number): readonly [rows: BothBins, columns: BothBins] => {
  const [x1, y1, x2, y2] = boxAt(pooled.boxes, n)
  const both = (side: Side): BothBins => ({ theirs: theirBins(side, pooled), ours: ourBins(side, pooled) })
  return [
    both({ low: y1, high: y2, bins: pooled.pooledHeight, cells: pooled.height }),
    both({ low: x1, high: x2, bins: pooled.pooledWidth, cells: pooled.width }),
  ]
}

const differs = ({ theirs, ours }: BothBins, i: number): boolean =>
  theirs[i]?.from !== ours[i]?.from || theirs[i]?.to !== ours[i]?.to

const holds = ({ theirs, ours }: BothBins, cell: number): boolean =>
  [...theirs, ...ours].some(({ from, to }) => cell >= from && cell < to)

const differsAnywhere = (both: BothBins): boolean => both.ours.some((_, i) => differs(both, i))

type Look = (index: readonly number[]) => "as specified" | undefined

const sidesOfAll = (pooled: Pooled) =>
  Array.from({ length: pooled.images.size }, (_, n) => ({
    image: pooled.images.get(n),
    sides: sidesOf(pooled, n),
  }))

const ofBin = (pooled: Pooled): Look => {
  const regions = sidesOfAll(pooled)
  return ([n = 0, , i = 0, j = 0]) => {
    const [rows, columns] = regions[n]?.sides ?? []
    return rows && columns && (differs(rows, i) || differs(columns, j)) ? "as specified" : undefined
  }
}

/** The same, for the gradient of the features that such bins hold. */
const ofFeature = (pooled: Pooled): Look => {
  const moved = sidesOfAll(pooled).filter(({ sides }) => sides.some(differsAnywhere))
  const touches = ([rows, columns]: readonly [BothBins, BothBins], y: number, x: number) =>
    holds(rows, y) && holds(columns, x)
  return ([image, , y = 0, x = 0]) =>
    moved.some((region) => region.image === image && touches(region.sides, y, x)) ? "as specified" : undefined
}

const rounding = {
  system: "torchvision",
  where: "a corner or a cut between bins that rounding moves to another cell",
  reason:
    "it rounds the scaled corner, the size of a bin and its multiples in the features' precision, so that a bin can " +
    "gain or lose a cell; ours counts whole cells exactly",
} as const

export const roundedBins: Quirk<Pooled> = { ...rounding, ours: ofBin }
export const roundedBinsBackward: Quirk<Pooled> = { ...rounding, ours: ofFeature }

const lost = {
  system: "torchvision",
  where: "a position-sensitive bin that reaches the last row or column of the map",
  reason:
    "it clips bins to one cell less than the map has, so the last row and column are never pooled; ours clips to the map",
} as const

export const lostCells: Quirk<Pooled> = { ...lost, ours: ofBin }
export const lostCellsBackward: Quirk<Pooled> = { ...lost, ours: ofFeature }
