import type { FloatTensor } from "@detspec/core"
import { tabulate } from "@detspec/core"
import { boundAt } from "../../kit/bounds.js"
import type { Tolerance } from "../../kit/compare.js"
import { near } from "../../kit/compare.js"
import type { Verdict } from "../../kit/verdict.js"
import { allHold } from "../../kit/verdict.js"
import type { AnchorGrid } from "./anchor-grids.js"
import { anchorCount, anchorKinds } from "./anchor-grids.js"

/** What the law itself may round, in float64. */
const own = 2 ** -50
const column = (rows: number, f: (n: number) => number): FloatTensor => tabulate([rows], (n = 0) => f(n))
/** Height minus ratio times width, and area minus size squared: 0 but for the bounds of the corners. */
export const judgeSides = (
  input: AnchorGrid,
  anchors: FloatTensor,
  tolerance: Tolerance | undefined,
): Verdict => {
  const [rows, of] = [anchorCount(input), anchorKinds(input)]
  const kind = (n: number) => of[n % of.length] ?? [0, 1]
  const side = (n: number, k: number): number => anchors.get(n, k + 2) - anchors.get(n, k)
  const off = (n: number, k: number): number =>
    boundAt(tolerance, n, k) + boundAt(tolerance, n, k + 2) + own * Math.abs(side(n, k))
  const because = "each side errs by the bounds of its two corners, and the law itself rounds in float64"
  const shape = {
    bound: column(rows, (n) => off(n, 1) + kind(n)[1] * off(n, 0)),
    because,
  }
  const area = {
    bound: column(rows, (n) => off(n, 1) * (side(n, 0) + off(n, 0)) + off(n, 0) * side(n, 1)),
    because,
  }
  return allHold([
    near(
      column(rows, (n) => kind(n)[1] * side(n, 0)),
      column(rows, (n) => side(n, 1)),
      shape,
      "height",
    ),
    near(
      column(rows, (n) => kind(n)[0] ** 2),
      column(rows, (n) => side(n, 0) * side(n, 1)),
      area,
      "area",
    ),
  ])
}

/** The middle of each anchor along an axis: 0 for x, 1 for y. */
const middles = (anchors: FloatTensor, axis: number): FloatTensor =>
  column(anchors.shape[0] ?? 0, (n) => (anchors.get(n, axis) + anchors.get(n, axis + 2)) / 2)

/** Each box lies around the centre that `centre` gives its row. */
export const judgeMiddles = (
  boxes: FloatTensor,
  centre: (n: number) => readonly [x: number, y: number],
  tolerance: Tolerance | undefined,
): Verdict => {
  const rows = boxes.shape[0] ?? 0
  return allHold(
    ([0, 1] as const).map((k) => {
      const wanted = column(rows, (n) => centre(n)[k])
      const bound = column(
        rows,
        (n) => boundAt(tolerance, n, k) + boundAt(tolerance, n, k + 2) + own * Math.abs(wanted.get(n)),
      )
      const because = "the middle errs by the mean of the bounds of its two corners, and in float64 by itself"
      return near(wanted, middles(boxes, k), { bound, because }, k === 0 ? "middle x" : "middle y")
    }),
  )
}
