import type { FloatTensor } from "@detspec/core"
import { tabulate } from "@detspec/core"
import { boundAt } from "../../kit/bounds.js"
import type { Tolerance } from "../../kit/compare.js"
import { near } from "../../kit/compare.js"
import type { Verdict } from "../../kit/verdict.js"
import type { DefaultBoxGrid } from "./default-box-grids.js"
import { defaultsPerCell } from "./default-box-grids.js"

/** How many boxes the grid has. */
export const rowsOf = (input: DefaultBoxGrid): number => input.height * input.width * defaultsPerCell(input)

/** Areas and elongations: (w / W) (h / H) is s², or s s' for the second box; (w / W) / (h / H) is 1, or a, or 1 / a. */
export const judgeShapes = (input: DefaultBoxGrid, boxes: FloatTensor, tolerance?: Tolerance): Verdict => {
  const { imageWidth, imageHeight, scale, nextScale, ratios } = input
  const image = [imageWidth, imageHeight]
  const part = (n: number, axis: number): number =>
    (boxes.get(n, axis + 2) - boxes.get(n, axis)) / (image[axis] ?? 1)
  const off = (n: number, axis: number): number =>
    (boundAt(tolerance, n, axis) + boundAt(tolerance, n, axis + 2)) / (image[axis] ?? 1) +
    2 ** -50 * part(n, axis)
  const elongation = (n: number): number => {
    const k = n % defaultsPerCell(input)
    const ratio = ratios[Math.floor(k / 2) - 1] ?? 1
    return k % 2 === 0 ? ratio : 1 / ratio
  }
  const area = (n: number): number => (n % defaultsPerCell(input) === 1 ? scale * nextScale : scale * scale)
  const because = "each side errs by the bounds of its two corners, and the law itself rounds in float64"
  // Row 0: areas; row 1: widths against elongated heights.
  const shape = [2, rowsOf(input)]
  const wanted = tabulate(shape, (what = 0, n = 0) => (what === 0 ? area(n) : elongation(n) * part(n, 1)))
  const actual = tabulate(shape, (what = 0, n = 0) => (what === 0 ? part(n, 0) * part(n, 1) : part(n, 0)))
  const bound = tabulate(shape, (what = 0, n = 0) =>
    what === 0
      ? off(n, 0) * (part(n, 1) + off(n, 1)) + off(n, 1) * part(n, 0)
      : off(n, 0) + elongation(n) * off(n, 1),
  )
  return near(wanted, actual, { bound, because }, "area, width")
}
