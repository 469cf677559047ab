import type { Box, Float64Tensor, Interval, Requirement } from "@detspec/core"
import { requireThat, wrapFloat64 } from "@detspec/core"
import { orOne } from "./bounded-size.js"

/** Above 0, and at most `max`. */
export const positiveUpTo = (max: number): Interval => ({ min: 0, max, minOpen: true, maxOpen: false })

/** The boxes of a grid: row y, then column x, then the k-th box of the cell, which runs fastest. */
export const gridBoxes = (
  height: number,
  width: number,
  perCell: number,
  box: (y: number, x: number, k: number) => Box,
): Float64Tensor => {
  const data = new Float64Array(height * width * perCell * 4)
  for (let cell = 0; cell < height * width; cell += 1) {
    const [y, x] = [Math.floor(cell / width), cell % width]
    for (let k = 0; k < perCell; k += 1) data.set(box(y, x, k), 4 * (cell * perCell + k))
  }
  return wrapFloat64([height * width * perCell, 4], data)
}

const limit = 2 ** 24

/** No more boxes than float32 can count; a cell without boxes counts as one with one. */
export const gridFits = <I extends { readonly height: number; readonly width: number }>(
  perCell: (input: I) => number,
): Requirement<I> => {
  const total = (input: I): number => input.height * input.width * orOne(perCell(input))
  return requireThat(
    "a grid of bounded size",
    "height",
    `give at most ${limit} boxes in all, where no boxes a cell count as one`,
    (input) => total(input) <= limit,
    (input) => `${total(input)} boxes`,
  )
}
