import type { Float64Tensor } from "@detspec/core"
import { cellsOf, gridOf } from "./patches.js"
import type { Pair, Window } from "./window.js"

/** Where the highest number of every window lies in the data of [N, C, H, W]: of equal ones the first. */
export const highestCells = ({ data, shape }: Float64Tensor, kernel: Pair, window: Window): Int32Array => {
  const [n = 0, c = 0, height = 0, width = 0] = shape
  const cells = cellsOf(gridOf([height, width], kernel, window))
  const places = cells.length / (kernel[0] * kernel[1])
  const highest = (map: number, place: number): number => {
    let best = -1
    for (let at = place; at < cells.length; at += places) {
      const cell = cells[at] ?? -1
      if (cell < 0) continue
      if (best < 0 || (data[map + cell] ?? 0) > (data[best] ?? 0)) best = map + cell
    }
    return best
  }
  return Int32Array.from({ length: n * c * places }, (_, at) =>
    highest(Math.floor(at / places) * height * width, at % places),
  )
}
