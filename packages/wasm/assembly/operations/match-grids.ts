/**
 * Matching of anchors that lie on grids. For each truth only those anchors are looked at that can overlap it by the
 * lower threshold, or by as much as its best one: their cells form a window in each grid, for each box of a cell.
 */
import { BOX_BYTES } from "../lanes/lanes"
import { AnchorGrid, GRID_BYTES } from "../matching/anchor-grid"
import { Marks, mark } from "../matching/marks"
import { settle } from "../matching/settle"
import { GridArguments, NONE, overlapWith, Search } from "../matching/truth-search"

const MARKS_BYTES: usize = 16
/** Rounding of the bounds themselves. */
const SHORT_OF: f64 = 1 - 1e-9

export function matchGrids(address: usize, scratch: usize): void {
  const args = changetype<GridArguments>(address)
  const marks = changetype<Marks>(scratch)
  const search = changetype<Search>(scratch + MARKS_BYTES)
  marks.labels = <usize>args.labels
  marks.entries = <usize>args.entries
  marks.count = 0
  search.marks = marks
  search.tieCount = 0
  for (let m = 0; m < <i32>args.truthCount; m++) searchTruth(args, search, m)
  settle(args, search)
}

function searchTruth(args: GridArguments, search: Search, m: i32): void {
  const truth = <usize>args.truths + <usize>m * BOX_BYTES
  search.x1 = load<f32>(truth)
  search.y1 = load<f32>(truth, 4)
  search.x2 = load<f32>(truth, 8)
  search.y2 = load<f32>(truth, 12)
  search.truth = m
  search.best = 0
  search.tieStart = search.tieCount
  if (search.x1 < search.x2 && search.y1 < search.y2) {
    for (let step = 0; step < 2; step++) {
      for (let g = 0; g < <i32>args.gridCount; g++) searchGrid(args, search, g, step)
    }
  }
  store<i32>(<usize>args.tieEnds + ((<usize>m) << 2), search.tieCount)
}

/** First only the anchor nearest to the truth's centre, for each box of a cell: it shows how good the best is at least. */
function searchGrid(args: GridArguments, search: Search, g: i32, step: i32): void {
  const grid = changetype<AnchorGrid>(<usize>args.grids + <usize>g * GRID_BYTES)
  for (let k = 0; k < grid.perCell; k++) {
    if (step === 0) lookNearest(args, search, grid, k)
    else searchWindow(args, search, grid, k)
  }
}

function cellOf(position: f64, step: f64, count: i32): i32 {
  return <i32>max(min(nearest(position / step), <f64>(count - 1)), 0)
}

function lookNearest(args: GridArguments, search: Search, grid: AnchorGrid, k: i32): void {
  const box = <usize>args.anchors + <usize>(grid.start + k) * BOX_BYTES
  const left = <f64>load<f32>(box) + <f64>load<f32>(box, 8)
  const top = <f64>load<f32>(box, 4) + <f64>load<f32>(box, 12)
  const x = cellOf((search.x1 + search.x2 - left) * 0.5, grid.stepX, grid.width)
  const y = cellOf((search.y1 + search.y2 - top) * 0.5, grid.stepY, grid.height)
  const n = grid.start + (y * grid.width + x) * grid.perCell + k
  search.best = max(search.best, overlapWith(args, search, n))
}

/** What an overlap must reach to matter now. */
function bar(args: GridArguments, search: Search): f64 {
  const least = <i32>args.lowQuality === NONE ? args.low : min(args.low, search.best)
  return least * SHORT_OF
}

/** The first of `count` cells from a position on, and the last up to one. */
function firstCell(position: f64, count: i32): i32 {
  return <i32>min(max(ceil(position), 0), <f64>count)
}
function lastCell(position: f64, count: i32): i32 {
  return <i32>max(min(floor(position), <f64>(count - 1)), -1)
}

/** The cells of which box k can reach the bar: rows, and in each row columns. */
function searchWindow(args: GridArguments, search: Search, grid: AnchorGrid, k: i32): void {
  const box = <usize>args.anchors + <usize>(grid.start + k) * BOX_BYTES
  const u1 = <f64>load<f32>(box)
  const v1 = <f64>load<f32>(box, 4)
  const u2 = <f64>load<f32>(box, 8)
  const v2 = <f64>load<f32>(box, 12)
  const width = search.x2 - search.x1
  const height = search.y2 - search.y1
  const least = bar(args, search)
  const slack = 4 * grid.slack
  const shared =
    (least / (1 + least)) * (width * height + (u2 - u1) * (v2 - v1)) -
    slack * (width + height + u2 - u1 + v2 - v1)
  const widest = min(width, u2 - u1) + slack
  const highest = min(height, v2 - v1) + slack
  if (shared > widest * highest) return
  const needed = max(shared / widest, 0) - slack
  const firstRow = firstCell((search.y1 + needed - v2) / grid.stepY, grid.height)
  const lastRow = lastCell((search.y2 - needed - v1) / grid.stepY, grid.height)
  for (let y = firstRow; y <= lastRow; y++) {
    const top = v1 + <f64>y * grid.stepY
    const inner = min(search.y2, v2 + <f64>y * grid.stepY) - max(search.y1, top) + slack
    if (inner <= 0) continue
    const across = max(shared / inner, 0) - slack
    const first = firstCell((search.x1 + across - u2) / grid.stepX, grid.width)
    const last = lastCell((search.x2 - across - u1) / grid.stepX, grid.width)
    const row = grid.start + y * grid.width * grid.perCell + k
    for (let x = first; x <= last; x++) look(args, search, row + x * grid.perCell)
  }
}

function look(args: GridArguments, search: Search, n: i32): void {
  const overlap = overlapWith(args, search, n)
  if (overlap >= args.low) mark(search.marks, n, search.truth, overlap)
  if (<i32>args.lowQuality === NONE || overlap < search.best || overlap <= 0) return
  if (overlap > search.best) search.tieCount = search.tieStart
  search.best = overlap
  if (search.tieCount >= <i32>args.mostTies) {
    store<i32>(<usize>args.failed, 1)
    return
  }
  store<i32>(<usize>args.ties + ((<usize>search.tieCount) << 2), n)
  search.tieCount++
}
