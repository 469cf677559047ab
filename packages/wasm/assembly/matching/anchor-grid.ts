/** Grids of anchors, found in a list of boxes: every cell has the same boxes, moved by so many steps. */
import { BOX_BYTES } from "../lanes/lanes"

/** More boxes in one cell are not looked for. */
const MOST_PER_CELL: i32 = 64
export const MOST_GRIDS: i32 = 64
/** What rounding moves a corner by, as a share of the largest coordinate, many times over. */
const ROUNDING: f64 = 1.0 / 1048576.0

/** Anchors start + (y * width + x) * perCell + k; their corners are those of the first cell and x, y steps. */
@unmanaged
export class AnchorGrid {
  stepX: f64
  stepY: f64
  /** How far a corner may lie from where the steps put it. */
  slack: f64
  start: i32
  perCell: i32
  width: i32
  height: i32
}

export const GRID_BYTES: usize = 40

function corner(anchors: usize, n: i32, k: usize): f64 {
  return <f64>load<f32>(anchors + <usize>n * BOX_BYTES + (k << 2))
}

/** Whether box `to` is box `from` moved by dx and dy. */
function isMoved(anchors: usize, from: i32, to: i32, dx: f64, dy: f64, slack: f64): bool {
  return (
    abs(corner(anchors, to, 0) - corner(anchors, from, 0) - dx) <= slack &&
    abs(corner(anchors, to, 2) - corner(anchors, from, 2) - dx) <= slack &&
    abs(corner(anchors, to, 1) - corner(anchors, from, 1) - dy) <= slack &&
    abs(corner(anchors, to, 3) - corner(anchors, from, 3) - dy) <= slack
  )
}

/** After how many boxes the first cell repeats, moved right or down; 0 when it does not. */
function periodOf(anchors: usize, start: i32, count: i32, slack: f64): i32 {
  for (let period = 1; period <= min(MOST_PER_CELL, (count - start) / 2); period++) {
    const dx = corner(anchors, start + period, 0) - corner(anchors, start, 0)
    const dy = corner(anchors, start + period, 1) - corner(anchors, start, 1)
    const right = dx > slack && abs(dy) <= slack
    const down = dy > slack && abs(dx) <= slack
    let same = right || down
    for (let k = 0; same && k < period; k++) {
      same = isMoved(anchors, start + k, start + period + k, dx, dy, 2 * slack)
    }
    if (same) return period
  }
  return 0
}

/** How many times the box at `start` is found again, `stride` boxes on and moved by dx, dy each time. */
function runOf(anchors: usize, start: i32, count: i32, stride: i32, dx: f64, dy: f64, slack: f64): i32 {
  let run = 1
  while (start + (run + 1) * stride <= count) {
    const here = start + run * stride
    if (!isMoved(anchors, here - stride, here, dx, dy, 2 * slack)) break
    run++
  }
  return run
}

function largestCoordinate(anchors: usize, start: i32, count: i32): f64 {
  let most: f64 = 1
  const step = max(1, (count - start) / 64)
  for (let n = start; n < count; n += step) {
    for (let k: usize = 0; k < 4; k++) most = max(most, abs(corner(anchors, n, k)))
  }
  return most
}

/** The grid that begins at `start`; false when there is none. */
function gridAt(grid: AnchorGrid, anchors: usize, start: i32, count: i32, slack: f64): bool {
  const period = periodOf(anchors, start, count, slack)
  grid.start = start
  grid.slack = slack
  grid.width = 1
  grid.height = 1
  grid.stepX = 1
  grid.stepY = 1
  grid.perCell = period || count - start
  if (!period) return count - start <= MOST_PER_CELL
  const dx = corner(anchors, start + period, 0) - corner(anchors, start, 0)
  if (dx > slack) {
    grid.width = runOf(anchors, start, count, period, dx, 0, slack)
    const last = start + (grid.width - 1) * period
    grid.stepX = (corner(anchors, last, 0) - corner(anchors, start, 0)) / <f64>(grid.width - 1)
  }
  const row = period * grid.width
  if (start + 2 * row > count) return true
  const dy = corner(anchors, start + row, 1) - corner(anchors, start, 1)
  if (dy <= slack) return true
  grid.height = runOf(anchors, start, count, row, 0, dy, slack)
  if (grid.height === 1) return true
  const last = start + (grid.height - 1) * row
  grid.stepY = (corner(anchors, last, 1) - corner(anchors, start, 1)) / <f64>(grid.height - 1)
  return true
}

/** Writes the grids that all anchors seem to lie on, one after the other; how many, or 0 when they do not. */
export function findGrids(anchors: usize, count: i32, grids: usize): i32 {
  const slack = largestCoordinate(anchors, 0, count) * ROUNDING
  let start = 0
  for (let found = 0; found < MOST_GRIDS; found++) {
    const grid = changetype<AnchorGrid>(grids + <usize>found * GRID_BYTES)
    if (!gridAt(grid, anchors, start, count, slack)) return 0
    start += grid.perCell * grid.width * grid.height
    if (start === count) return found + 1
  }
  return 0
}
