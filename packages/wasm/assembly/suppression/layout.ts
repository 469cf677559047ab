/** How large the cells of a grid of kept boxes are, and where the grid lies. */
import { BOX_BYTES } from "../lanes/lanes"
import { KeptGrid } from "./kept-grid"

/** In reaches of a box of the mean side: a kept box is then listed in about twenty cells. */
const CELL_PER_REACH: f64 = 0.6
const GROWTH: f64 = 1.3
const SMALLEST_CELL: f64 = 1e-3
/** So few boxes are not worth a grid. */
const FEW: i32 = 32
const FEWEST_CELLS: i32 = 256
const SAMPLES: i32 = 48

/** No more cells than boxes, so that the grid costs no more than they do. */
function mostCells(count: i32): i32 {
  return count < FEW ? 1 : max(FEWEST_CELLS, count)
}

/** Room for as many numbers as are sampled, once for each axis. */
export const LAYOUT_BYTES: usize = 2 * <usize>SAMPLES * 8

/** A sorted list of the centres of some boxes along one axis: `offset` is 0 for x, 4 for y. */
function sampleCentres(boxes: usize, order: usize, count: i32, offset: usize, samples: usize): i32 {
  const taken = min(count, SAMPLES)
  for (let k = 0; k < taken; k++) {
    const rank = <usize>((<i64>k * <i64>count) / <i64>taken)
    const box = boxes + <usize>load<u32>(order + (rank << 2)) * BOX_BYTES + offset
    const centre = (<f64>load<f32>(box) + <f64>load<f32>(box, 8)) * 0.5
    let at = samples + ((<usize>k) << 3)
    for (; at > samples && load<f64>(at - 8) > centre; at -= 8) store<f64>(at, load<f64>(at - 8))
    store<f64>(at, centre)
  }
  return taken
}

/**
 * Lays the grid over most of the centres: boxes far out belong to the cells on its border, so that a few of them do
 * not make all cells large. `side` is the mean side of the boxes, `reach` how far one suppresses, in sides.
 */
export function layOut(
  grid: KeptGrid,
  boxes: usize,
  order: usize,
  count: i32,
  side: f64,
  reach: f64,
  room: usize,
): void {
  const taken = sampleCentres(boxes, order, count, 0, room)
  const rowRoom = room + ((<usize>SAMPLES) << 3)
  sampleCentres(boxes, order, count, 4, rowRoom)
  const trim = taken > 16 ? 1 : 0
  const first = (<usize>trim) << 3
  const last = (<usize>(taken - 1 - trim)) << 3
  const extentX = (load<f64>(room + last) - load<f64>(room + first)) * 1.1
  const extentY = (load<f64>(rowRoom + last) - load<f64>(rowRoom + first)) * 1.1
  let cell = max(side * reach * CELL_PER_REACH, SMALLEST_CELL)
  const limit = <f64>mostCells(count)
  while ((floor(extentX / cell) + 1) * (floor(extentY / cell) + 1) > limit) cell *= GROWTH
  grid.originX = load<f64>(room + first) - extentX * 0.05
  grid.originY = load<f64>(rowRoom + first) - extentY * 0.05
  grid.cellsPerPixel = 1 / cell
  grid.columns = <i32>(extentX / cell) + 1
  grid.rows = <i32>(extentY / cell) + 1
}
