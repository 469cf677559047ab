/** The greedy scan: each box in its order is kept unless a kept one overlaps it by more than the threshold. */
import { BOX_BYTES, splat } from "../lanes/lanes"
import { KeptGrid } from "./kept-grid"
import { LAYOUT_BYTES, layOut } from "./layout"
import { exceeds, loweredThreshold, raisedThreshold } from "./overlap"

const GRID_BYTES: usize = 64

/** How far apart, in sides of the kept box, two centres can be when the overlap exceeds the threshold. */
function reachOf(threshold: f64): f64 {
  return threshold >= 0.5 ? 1 - threshold : 0.5 / max(threshold, 1e-6) - 0.5
}

/**
 * Scans `count` boxes in the order of the indices at `order`. A byte of `flags` turns 1 for every kept index.
 * False when the workspace is too small: flags are then of no meaning.
 */
export function greedy(
  boxes: usize,
  order: usize,
  count: i32,
  threshold: f64,
  flags: usize,
  workspace: usize,
  end: usize,
): bool {
  const grid = changetype<KeptGrid>(workspace)
  const room = workspace + GRID_BYTES
  let sides: f64 = 0
  let widest: f64 = 0
  let highest: f64 = 0
  for (let rank = 0; rank < count; rank++) {
    const box = boxes + <usize>load<u32>(order + ((<usize>rank) << 2)) * BOX_BYTES
    const width = <f64>load<f32>(box, 8) - <f64>load<f32>(box)
    const height = <f64>load<f32>(box, 12) - <f64>load<f32>(box, 4)
    widest = max(widest, width)
    highest = max(highest, height)
    sides += width + height
  }
  const reach = reachOf(threshold)
  layOut(grid, boxes, order, count, sides / (2 * <f64>count), min(reach, 1), room)
  if (!grid.reset((room + LAYOUT_BYTES + 15) & ~15, end)) return false
  return scan(grid, boxes, order, count, threshold, reach, widest, highest, flags)
}

function scan(
  grid: KeptGrid,
  boxes: usize,
  order: usize,
  count: i32,
  threshold: f64,
  reach: f64,
  widest: f64,
  highest: f64,
  flags: usize,
): bool {
  const lowered = splat(loweredThreshold(threshold))
  const raised = splat(raisedThreshold(threshold))
  for (let rank = 0; rank < count; rank++) {
    const index = <usize>load<u32>(order + ((<usize>rank) << 2))
    const box = boxes + index * BOX_BYTES
    const x1 = load<f32>(box)
    const y1 = load<f32>(box, 4)
    const x2 = load<f32>(box, 8)
    const y2 = load<f32>(box, 12)
    const column = grid.column((<f64>x1 + <f64>x2) * 0.5)
    const row = grid.row((<f64>y1 + <f64>y2) * 0.5)
    const area = splat((x2 - x1) * (y2 - y1))
    let block = grid.cell(column, row).head
    while (block && !exceeds(block, x1, y1, x2, y2, area, lowered, raised, threshold))
      block = grid.next(block)
    if (block) continue
    store<u8>(flags + index, 1)
    if (x1 === x2 || y1 === y2) continue
    const width = <f64>x2 - <f64>x1
    const height = <f64>y2 - <f64>y1
    const reachX = min(width * reach, (width + widest) * 0.5)
    const reachY = min(height * reach, (height + highest) * 0.5)
    if (!grid.insert(x1, y1, x2, y2, reachX, reachY)) return false
  }
  return true
}
