import type { FloatTensor } from "@detspec/core"
import type { Position } from "@detspec/spec"
import type { Argument, Grid, Run } from "./launch.js"
import { copyInto } from "./pack.js"
import type { Plane, Source, Thread, Volume } from "./thread.js"

/** Between which two cells of a mask the pixels of a line lie, and how far from the first to the second. */
export interface Places {
  readonly cells: Grid
  readonly shares: Grid
}

type Sides = readonly [x: number, y: number, z: number]

/** A border of one cell in front of a mask, and of two behind it: what an interpolation can reach. */
const border = { before: 1, both: 3 }

/** Where no mask is. */
const nowhere = -1

/** A row of `length` pixels for each mask, by where each of the `pixels` lies in it. */
export const placesOf = (positions: readonly Position[], pixels: number, length: number): Places => {
  const cells = new Float32Array(positions.length * length)
  const shares = new Float32Array(positions.length * length)
  for (const [n, position] of positions.entries()) {
    for (let pixel = 0; pixel < pixels; pixel += 1) {
      const at = position(pixel)
      const below = Math.floor(at)
      cells[n * length + pixel] = at === nowhere ? nowhere : below + border.before
      shares[n * length + pixel] = at - below
    }
  }
  const sides = [length, positions.length] as const
  return { cells: { values: cells, sides }, shares: { values: shares, sides } }
}

/** Masks [N, s, s] with a border of zeros. */
export const bordered = (masks: FloatTensor): Grid => {
  const [count = 0, size = 0] = masks.shape
  const side = size + border.both
  const values = new Float32Array(count * side * side)
  for (let row = 0; row < count * size; row += 1) {
    const [n, i] = [Math.floor(row / size), row % size]
    const start = (n * side + i + border.before) * side + border.before
    copyInto(values, start, masks.pick(n, i, null))
  }
  return { values, sides: [side, side, count] }
}

/** Pixel x of line y of a mask, between two cells of that line. */
function across(this: Thread, masks: Volume, cells: Plane, shares: Plane): number {
  const cell = cells[this.thread.z][this.thread.x]
  const known = cell < 0 ? 0 : cell
  const share = shares[this.thread.z][this.thread.x]
  const left = masks[this.thread.z][this.thread.y][known]
  const right = masks[this.thread.z][this.thread.y][known + 1]
  return cell < 0 ? 0 : (1 - share) * left + share * right
}

/** Pixel x of line y of the image, between two lines of the mask; 0 where it has none. */
function down(this: Thread, lines: Volume, cells: Plane, shares: Plane): number {
  const cell = cells[this.thread.z][this.thread.y]
  const share = shares[this.thread.z][this.thread.y]
  let value = 0
  if (cell >= 0) {
    const upper = lines[this.thread.z][cell][this.thread.x]
    const lower = lines[this.thread.z][cell + 1][this.thread.x]
    value = (1 - share) * upper + share * lower
  }
  return value
}

/** Masks with a border, stretched across, and then down: all lines of one mask share the first step. */
export const stretch = async (
  run: Run,
  masks: Grid,
  columns: Places,
  lines: Places,
): Promise<Float32Array> => {
  const [side, , count = 1] = masks.sides
  const [width] = columns.cells.sides
  const launch = (name: string, source: Source, sides: Sides, all: readonly Argument[]) =>
    run({
      name: `stretch.${name}`,
      program: { source, functions: [] },
      output: sides,
      arguments: all,
      constants: {},
    })
  const wide: Sides = [width, side, count]
  const values = await launch("across", across, wide, [masks, columns.cells, columns.shares])
  const all = [{ values, sides: wide }, lines.cells, lines.shares]
  return launch("down", down, [width, lines.cells.sides[0], count], all)
}
