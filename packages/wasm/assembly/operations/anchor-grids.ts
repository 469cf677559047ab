/** Finds the grids that anchors lie on, and makes sure of every one of them. */
import { add, BOX_BYTES, splat, sub } from "../lanes/lanes"
import { anyWidth, farther, report, Sights, thinner } from "../lanes/sight"
import { AnchorGrid, findGrids, GRID_BYTES } from "../matching/anchor-grid"

@unmanaged
class Arguments {
  anchors: f64
  count: f64
  grids: f64
  found: f64
}

/** Writes how many grids there are, 0 for anchors that seem to lie on none. */
export function anchorGrids(address: usize): void {
  const args = changetype<Arguments>(address)
  store<i32>(<usize>args.found, findGrids(<usize>args.anchors, <i32>args.count, <usize>args.grids))
}

@unmanaged
class VerifyArguments extends Sights {
  anchors: f64
  grids: f64
  gridCount: f64
  /** A number for each anchor. */
  labels: f64
  /** Turns 1 when an anchor lies elsewhere, or is none that can be computed with. */
  wrong: f64
}

const UNLABELLED: u8 = 255
/** The largest coordinate that the contract lets through. */
const FARTHEST: f32 = 1073741824
/** Cells that are looked at together. */
const TOGETHER: i32 = 4

/** What is seen of many anchors. */
@unmanaged
class Seen {
  /** How far from its place one lies, the largest coordinate, the least side. */
  astray: v128
  farthest: v128
  thinnest: v128
}

/** Rows [first, end) of all grids, counted through: one piece. */
export function verifyGrids(first: i32, end: i32, address: usize, scratch: usize): void {
  const args = changetype<VerifyArguments>(address)
  const seen = changetype<Seen>(scratch)
  seen.farthest = i32x4.splat(0)
  seen.thinnest = anyWidth()
  let before = 0
  for (let g: usize = 0; g < <usize>args.gridCount; g++) {
    const grid = changetype<AnchorGrid>(<usize>args.grids + g * GRID_BYTES)
    const from = max(first - before, 0)
    const to = min(end - before, grid.height)
    for (let y = from; y < to; y++) verifyRow(args, grid, y, seen)
    before += grid.height
  }
  const near = f32x4.le(seen.farthest, splat(FARTHEST))
  if (!i32x4.all_true(near)) store<i32>(<usize>args.wrong, 1)
  report(args, args.sights, first, seen.farthest, splat(-0.0), seen.thinnest)
}

/** Whether every anchor of a row lies where the steps put it; none has a label yet. */
function verifyRow(args: VerifyArguments, grid: AnchorGrid, y: i32, seen: Seen): void {
  const cell = <usize>grid.perCell * BOX_BYTES
  const base = <usize>args.anchors + <usize>grid.start * BOX_BYTES
  const row = base + <usize>(y * grid.width) * cell
  const labels = <usize>args.labels + <usize>(grid.start + y * grid.width * grid.perCell) * 4
  memory.fill(labels, UNLABELLED, <usize>(grid.width * grid.perCell) * 4)
  seen.astray = i32x4.splat(0)
  let x = 0
  for (; x + TOGETHER <= grid.width; x += TOGETHER) fourCells(grid, y, x, base, row + <usize>x * cell, seen)
  for (; x < grid.width; x++) oneCell(grid, y, x, base, row + <usize>x * cell, seen)
  const right = f32x4.le(seen.astray, splat(<f32>(2 * grid.slack)))
  if (!i32x4.all_true(right)) store<i32>(<usize>args.wrong, 1)
}

/** From the first cell to another. */
function move(grid: AnchorGrid, y: i32, x: i32): v128 {
  const dx = <f32>(<f64>x * grid.stepX)
  const dy = <f32>(<f64>y * grid.stepY)
  return f32x4(dx, dy, dx, dy)
}

/** Each box of the first cell is read once for four cells; the test stands at the loop's end. */
function fourCells(grid: AnchorGrid, y: i32, x: i32, base: usize, at: usize, seen: Seen): void {
  const one = move(grid, y, x)
  const two = move(grid, y, x + 1)
  const three = move(grid, y, x + 2)
  const four = move(grid, y, x + 3)
  const cell = <usize>grid.perCell * BOX_BYTES
  let astray = seen.astray
  let farthest = seen.farthest
  let thinnest = seen.thinnest
  let k: usize = 0
  do {
    const box = v128.load(base + k)
    const a = v128.load(at + k)
    const b = v128.load(at + k + cell)
    const c = v128.load(at + k + 2 * cell)
    const d = v128.load(at + k + 3 * cell)
    astray = farther(farther(astray, sub(a, add(box, one))), sub(b, add(box, two)))
    astray = farther(farther(astray, sub(c, add(box, three))), sub(d, add(box, four)))
    farthest = farther(farther(farther(farther(farthest, a), b), c), d)
    thinnest = thinner(thinner(thinner(thinner(thinnest, a), b), c), d)
    k += BOX_BYTES
  } while (k < cell)
  seen.astray = astray
  seen.farthest = farthest
  seen.thinnest = thinnest
}

function oneCell(grid: AnchorGrid, y: i32, x: i32, base: usize, at: usize, seen: Seen): void {
  const one = move(grid, y, x)
  for (let k: usize = 0; k < <usize>grid.perCell * BOX_BYTES; k += BOX_BYTES) {
    const anchor = v128.load(at + k)
    seen.astray = farther(seen.astray, sub(anchor, add(v128.load(base + k), one)))
    seen.farthest = farther(seen.farthest, anchor)
    seen.thinnest = thinner(seen.thinnest, anchor)
  }
}
