/** Finds the grids that anchors lie on, and makes sure of every one of them. */
import { add, BOX_BYTES, splat, sub } from "../lanes/lanes"
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
class VerifyArguments {
  anchors: f64
  grids: f64
  gridCount: f64
  /** Turns 1 when an anchor lies elsewhere. */
  wrong: f64
}

/** Rows [first, end) of all grids, counted through. */
export function verifyGrids(first: i32, end: i32, address: usize): void {
  const args = changetype<VerifyArguments>(address)
  let before = 0
  for (let g: usize = 0; g < <usize>args.gridCount; g++) {
    const grid = changetype<AnchorGrid>(<usize>args.grids + g * GRID_BYTES)
    const from = max(first - before, 0)
    const to = min(end - before, grid.height)
    for (let y = from; y < to; y++) {
      if (!verifyRow(<usize>args.anchors, grid, y)) store<i32>(<usize>args.wrong, 1)
    }
    before += grid.height
  }
}

/** Whether every anchor of a row lies where the steps put it. */
function verifyRow(anchors: usize, grid: AnchorGrid, y: i32): bool {
  const cell = <usize>grid.perCell * BOX_BYTES
  const base = anchors + <usize>grid.start * BOX_BYTES
  let at = base + <usize>(y * grid.width) * cell
  const slack = splat(<f32>(2 * grid.slack))
  const dy = <f32>(<f64>y * grid.stepY)
  let right = i32x4.splat(-1)
  for (let x = 0; x < grid.width; x++) {
    const dx = <f32>(<f64>x * grid.stepX)
    const moved = f32x4(dx, dy, dx, dy)
    for (let k: usize = 0; k < cell; k += BOX_BYTES) {
      const distance = f32x4.abs(sub(v128.load(at), add(v128.load(base + k), moved)))
      right = v128.and(right, f32x4.le(distance, slack))
      at += BOX_BYTES
    }
  }
  return i32x4.all_true(right)
}
