/**
 * The boxes kept so far, listed in every cell of a grid where they could suppress a box whose centre lies there. A
 * cell's list is a chain of blocks; a block holds four boxes as four vectors x1, y1, x2, y2: one step tests four
 * boxes, and a block is one cache line. Links between blocks lie in a list of their own.
 */
import { splat } from "../lanes/lanes"

export const BLOCK_X1: usize = 0
export const BLOCK_Y1: usize = 16
export const BLOCK_X2: usize = 32
export const BLOCK_Y2: usize = 48
const BLOCK_BYTES: usize = 64
const LINK_BYTES: usize = 4
const CELL_BYTES: usize = 12
/** A box this far away, turned inside out, overlaps nothing: it fills the unused lanes of a block. */
const NOWHERE: f32 = 3e38
/** Coordinates are at most 2^30: what rounding takes off a centre in float64 is less. */
const SLACK: f64 = 1e-6

/** One cell as it lies in memory; its first block is 0 when it is empty. */
@unmanaged
export class Cell {
  head: usize
  tail: usize
  count: i32
}

/** Laid over workspace: never allocated, never collected. */
@unmanaged
export class KeptGrid {
  originX: f64
  originY: f64
  cellsPerPixel: f64
  columns: i32
  rows: i32
  cells: usize
  links: usize
  firstBlock: usize
  freeBlock: usize
  endOfBlocks: usize

  /** Beyond the grid's border, the cell on the border. */
  column(x: f64): i32 {
    return <i32>max(min((x - this.originX) * this.cellsPerPixel, <f64>(this.columns - 1)), 0)
  }
  row(y: f64): i32 {
    return <i32>max(min((y - this.originY) * this.cellsPerPixel, <f64>(this.rows - 1)), 0)
  }
  cell(column: i32, row: i32): Cell {
    return changetype<Cell>(this.cells + <usize>(row * this.columns + column) * CELL_BYTES)
  }

  /** Empties the grid; cells, links and blocks share the memory from `start` to `end`. False when not even the cells fit. */
  reset(start: usize, end: usize): bool {
    const cellBytes = (<usize>(this.columns * this.rows) * CELL_BYTES + 15) & ~15
    if (start + cellBytes + 4 * BLOCK_BYTES > end) return false
    this.cells = start
    memory.fill(start, 0, cellBytes)
    this.links = start + cellBytes
    const blocks = (end - this.links - 2 * BLOCK_BYTES) / (BLOCK_BYTES + LINK_BYTES)
    this.firstBlock = (this.links + blocks * LINK_BYTES + BLOCK_BYTES - 1) & ~(BLOCK_BYTES - 1)
    this.freeBlock = this.firstBlock
    this.endOfBlocks = this.firstBlock + blocks * BLOCK_BYTES
    return true
  }

  /** Where the address of the block after this one is kept. */
  link(block: usize): usize {
    return this.links + ((block - this.firstBlock) / BLOCK_BYTES) * LINK_BYTES
  }
  next(block: usize): usize {
    return load<usize>(this.link(block))
  }

  /** Lists a box in every cell within reach of its centre; false when memory runs out. */
  insert(x1: f32, y1: f32, x2: f32, y2: f32, reachX: f64, reachY: f64): bool {
    const x = (<f64>x1 + <f64>x2) * 0.5
    const y = (<f64>y1 + <f64>y2) * 0.5
    const lastColumn = this.column(x + reachX + SLACK)
    const firstColumn = this.column(x - reachX - SLACK)
    const lastRow = this.row(y + reachY + SLACK)
    for (let row = this.row(y - reachY - SLACK); row <= lastRow; row++) {
      for (let column = firstColumn; column <= lastColumn; column++) {
        const lane = this.freeLane(this.cell(column, row))
        if (!lane) return false
        store<f32>(lane, x1, BLOCK_X1)
        store<f32>(lane, y1, BLOCK_Y1)
        store<f32>(lane, x2, BLOCK_X2)
        store<f32>(lane, y2, BLOCK_Y2)
      }
    }
    return true
  }

  /** Where the next free lane of a cell is, in a new block when the last one is full; 0 without memory. */
  freeLane(cell: Cell): usize {
    const lane = <usize>(cell.count & 3)
    if (!lane && !this.appendBlock(cell)) return 0
    cell.count++
    return cell.tail + (lane << 2)
  }

  appendBlock(cell: Cell): bool {
    const block = this.freeBlock
    if (block + BLOCK_BYTES > this.endOfBlocks) return false
    this.freeBlock = block + BLOCK_BYTES
    v128.store(block, splat(NOWHERE), BLOCK_X1)
    v128.store(block, splat(NOWHERE), BLOCK_Y1)
    v128.store(block, splat(-NOWHERE), BLOCK_X2)
    v128.store(block, splat(-NOWHERE), BLOCK_Y2)
    store<usize>(this.link(block), 0)
    if (cell.tail) store<usize>(this.link(cell.tail), block)
    else cell.head = block
    cell.tail = block
    return true
  }
}
