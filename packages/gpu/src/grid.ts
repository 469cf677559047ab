import type { Float32Tensor } from "@detspec/core"
import type { OperationName } from "@detspec/spec"
import type { Run } from "./launch.js"
import { finite, joined } from "./pack.js"
import type { Row, Thread } from "./thread.js"

/** The same boxes around the centre of every cell of a grid. */
export interface BoxGrid {
  readonly name: OperationName
  readonly height: number
  readonly width: number
  /** Where in its cell a box is centred: 1/2 is the middle. */
  readonly offset: number
  readonly strideY: number
  readonly strideX: number
  /** The boxes of one cell around 0, as x1, y1, x2, y2, and so on. */
  readonly base: readonly number[]
  /** What coordinates are clamped to: 0 to the image's sides, or nothing. */
  readonly image?: { readonly height: number; readonly width: number }
}

/**
 * A coordinate of a box, x, in the cell of column y and row z. A horizontal coordinate has stride 0 down, a vertical
 * one has stride 0 across: adding nothing rounds nothing.
 */
function coordinate(
  this: Thread,
  base: Row,
  across: Row,
  down: Row,
  lowest: Row,
  highest: Row,
  offset: number,
  firstRow: number,
): number {
  const move = (this.thread.y + offset) * across[this.thread.x]
  const value = base[this.thread.x] + (move + (this.thread.z + firstRow + offset) * down[this.thread.x])
  const atLeast = value < lowest[this.thread.x] ? lowest[this.thread.x] : value
  return atLeast > highest[this.thread.x] ? highest[this.thread.x] : atLeast
}

const program = { source: coordinate, functions: [] }

/** How many numbers one run computes at most, and how many rows of cells. */
const most = { numbers: 2 ** 24, rows: 2 ** 15 }

const alternating = (length: number, horizontal: number, vertical: number): Float32Array =>
  Float32Array.from({ length }, (_, k) => finite(k % 2 === 0 ? horizontal : vertical))

/** All boxes of a grid, [N, 4]: row by row, then column by column, then as they stand in a cell. */
export const gridBoxes = async (run: Run, grid: BoxGrid): Promise<Float32Tensor> => {
  const { height, width, base, image } = grid
  const length = base.length
  const lists = [
    Float32Array.from(base),
    alternating(length, grid.strideX, 0),
    alternating(length, 0, grid.strideY),
    alternating(length, image ? 0 : -Infinity, image ? 0 : -Infinity),
    alternating(length, image?.width ?? Infinity, image?.height ?? Infinity),
  ]
  const rowsPerRun = Math.min(most.rows, Math.max(1, Math.floor(most.numbers / (length * width))))
  const parts: Float32Array[] = []
  for (let first = 0; first < height; first += rowsPerRun) {
    const output = [length, width, Math.min(rowsPerRun, height - first)] as const
    const all = [...lists, grid.offset, first]
    parts.push(await run({ name: `${grid.name}.boxes`, program, output, arguments: all, constants: {} }))
  }
  return joined(parts, [(height * width * length) / 4, 4])
}
