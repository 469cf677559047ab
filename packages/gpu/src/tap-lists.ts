import type { Taps } from "@detspec/spec/parts"
import type { Grid } from "./launch.js"
import { padded, paddedCoarsely } from "./pack.js"
import { tooLargeError } from "./tiles.js"

/** Cells of some rows times cells of some columns. */
export type TapGroup = readonly [rows: Taps, columns: Taps]

/** What the bins of all regions read. */
export interface Reads {
  readonly regions: number
  readonly rows: number
  readonly columns: number
  /** Cells a row of the map. */
  readonly width: number
  /** The place of the map's first cell, for a bin of a region. */
  readonly first: (region: number, bin: number) => number
  /** The groups of bin (i, j) of a region. */
  readonly groups: (region: number, i: number, j: number) => readonly TapGroup[]
  /** How many taps a group is padded to at least, 0 or 4. */
  readonly least: number
}

/** The taps of all bins in one list: row 0 has their cells, row 1 their weights; and where those of each bin begin. */
export interface TapLists {
  readonly taps: Grid
  /** A row for each region; the number after those of its bins is where the last bin ends. */
  readonly starts: Grid
}

/** So many taps of all regions fit into one run; those of one region, if it is not to be left to the host. */
const most = { all: 2 ** 24, region: 2 ** 22 }

/** Taps come in fours, since a kernel reads four at a time. */
const lengthOf = ([rows, columns]: TapGroup, least: number): number =>
  Math.max(least, 4 * Math.ceil((rows.length * columns.length) / 4))

/** The groups of a region's bins, by the bin's index in its region. */
const groupsOf = ({ groups, columns }: Reads, region: number, bin: number): readonly TapGroup[] =>
  groups(region, Math.floor(bin / columns), bin % columns)

/** Where each bin's taps begin, region by region, in rows of `row` numbers, of which those left over say where they end. */
const startsOf = (reads: Reads, row: number): Float64Array => {
  const { regions, rows, columns, least } = reads
  const bins = rows * columns
  const starts = new Float64Array(padded(regions) * row)
  let at = 0
  for (let place = 0; place < regions * row; place += 1) {
    starts[place] = at
    const [region, bin] = [Math.floor(place / row), place % row]
    if (bin >= bins) continue
    for (const group of groupsOf(reads, region, bin)) at += lengthOf(group, least)
  }
  return starts
}

/** Writes one group, and says where the next begins; what pads it reads its last cell again, with weight 0. */
const writeGroup = (
  values: Float32Array,
  start: number,
  [rows, columns]: TapGroup,
  { width, first, least }: { readonly width: number; readonly first: number; readonly least: number },
): number => {
  const weights = values.length / 2
  const end = start + lengthOf([rows, columns], least)
  let at = start
  for (const row of rows) {
    const line = first + row.cell * width
    for (const column of columns) {
      values[at] = line + column.cell
      values[weights + at] = row.weight * column.weight
      at += 1
    }
  }
  values.fill(at > start ? values[at - 1] : first, at, end)
  return end
}

const tapsOf = (reads: Reads, length: number): Float32Array => {
  const { regions, rows, columns, width, least } = reads
  const bins = rows * columns
  const values = new Float32Array(2 * length)
  let at = 0
  for (let place = 0; place < regions * bins; place += 1) {
    const [region, bin] = [Math.floor(place / bins), place % bins]
    const where = { width, first: reads.first(region, bin), least }
    for (const group of groupsOf(reads, region, bin)) at = writeGroup(values, at, group, where)
  }
  return values
}

/** Undefined where one region alone reads too much. */
export const tapLists = (reads: Reads): TapLists | undefined => {
  const { regions, rows, columns } = reads
  const row = padded(rows * columns + 1)
  const starts = startsOf(reads, row)
  const [last = 0] = starts.subarray(regions * row - 1)
  for (let r = 0; r < regions; r += 1) {
    if (starts[(r + 1) * row - 1] - starts[r * row] > most.region) return undefined
  }
  if (last >= most.all) throw tooLargeError(`${last} taps`)
  const length = paddedCoarsely(last)
  return {
    taps: { values: tapsOf(reads, length), sides: [length, 2] },
    starts: { values: Float32Array.from(starts), sides: [row, padded(regions)] },
  }
}
