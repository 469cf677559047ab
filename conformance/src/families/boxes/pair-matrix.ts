import type { FloatTensor } from "@detspec/core"
import { tabulate } from "@detspec/core"
import { twice } from "../../kit/added.js"
import type { Tolerance } from "../../kit/compare.js"
import { near } from "../../kit/compare.js"
import { pickRows, transposed } from "../../kit/moves.js"
import type { Verdict } from "../../kit/verdict.js"
import { allHold, expect } from "../../kit/verdict.js"

export interface BoxLists {
  readonly boxes1: FloatTensor
  readonly boxes2: FloatTensor
}

/** A number for every pair of two lists, as an operation answers it: [N, M]. */
export type PairMatrix = (lists: BoxLists) => Promise<FloatTensor>

/** f(a, b) = f(b, a). */
export const symmetric = async (f: PairMatrix, lists: BoxLists, tolerance?: Tolerance): Promise<Verdict> => {
  const swapped = await f({ boxes1: lists.boxes2, boxes2: lists.boxes1 })
  return near(transposed(swapped), await f(lists), twice(tolerance))
}

/** f is the same after both lists are moved alike. */
export const unmoved = async (
  f: PairMatrix,
  { boxes1, boxes2 }: BoxLists,
  move: (boxes: FloatTensor) => FloatTensor,
  tolerance?: Tolerance,
): Promise<Verdict> => {
  const moved = await f({ boxes1: move(boxes1), boxes2: move(boxes2) })
  return near(await f({ boxes1, boxes2 }), moved, twice(tolerance))
}

/** Row n of f depends on box n alone: the last rows and the first ones, asked for by themselves. */
export const rowsAlone = async (
  f: PairMatrix,
  { boxes1, boxes2 }: BoxLists,
  tolerance?: Tolerance,
): Promise<Verdict> => {
  const whole = await f({ boxes1, boxes2 })
  const count = boxes1.shape[0] ?? 0
  if (count === 0) return expect(whole.size === 0, "no rows", `${whole.size} elements`)
  const verdicts = []
  for (const n of new Set([0, count - 1])) {
    const alone = await f({ boxes1: pickRows(boxes1, [n]), boxes2 })
    const rest = tabulate(whole.shape, (k = 0, m = 0) => (k === n ? alone.get(0, m) : whole.get(k, m)))
    verdicts.push(near(whole, rest, twice(tolerance), "with the row asked for alone"))
  }
  return allHold(verdicts)
}
