import type { Arithmetic, Box, FloatTensor } from "@detspec/core"
import { boxAt, int32, rows } from "@detspec/core"
import { iou } from "@detspec/spec"
import * as fc from "fast-check"
import { same } from "../../kit/compare.js"
import { solidBox } from "../../kit/generators/boxes.js"
import { single } from "../../kit/generators/numbers.js"
import { scaled } from "../../kit/moves.js"
import type { Verdict } from "../../kit/verdict.js"
import { allHold } from "../../kit/verdict.js"
import { iouSlack } from "../anchors/matches.js"

/** Where a side begins and ends within that of another box: together, inside, beyond, almost all of it. */
const begin = fc.oneof(fc.constantFrom(0, 0, 0.25), single(-0.5, 0.5))
const end = fc.oneof(fc.constantFrom(1, 1, 63 / 64, 1 - 2 ** -11), single(0.625, 1.5))

const placed = ([x1, y1, x2, y2]: Box, [left, top, right, bottom]: Box): Box => [
  Math.fround(x1 + left * (x2 - x1)),
  Math.fround(y1 + top * (y2 - y1)),
  Math.fround(x1 + right * (x2 - x1)),
  Math.fround(y1 + bottom * (y2 - y1)),
]

/** Two boxes that share most of their area or little of it, from a millionth of a pixel to a million. */
export const closePair: fc.Arbitrary<FloatTensor> = fc
  .tuple(solidBox, fc.tuple(begin, begin, end, end), fc.constantFrom(1, 1, 2 ** -20, 2 ** -30))
  .map(([one, part, pixel]) => scaled(rows(4, [one, placed(one, part)]), pixel))

/** A threshold so little below and above the overlap of two boxes that no rounding which the contract allows matters. */
const thresholdsAround = (pair: FloatTensor, arithmetic: Arithmetic): readonly [number, number] => {
  const overlap = iou(boxAt(pair, 0), boxAt(pair, 1))
  // The threshold may be rounded once by itself.
  const slack = overlap * (iouSlack(arithmetic) + 2 * arithmetic.unit)
  return [overlap - slack, overlap + slack]
}

/** `answer` says what becomes of two boxes at a threshold: `over` where they overlap by more, `under` where by less. */
export const judgeClose = async (
  pair: FloatTensor,
  arithmetic: Arithmetic,
  answer: (threshold: number) => Promise<readonly number[]>,
  [over, under]: readonly [over: readonly number[], under: readonly number[]],
): Promise<Verdict> => {
  const [below, above] = thresholdsAround(pair, arithmetic)
  const judge = async (threshold: number, wanted: readonly number[]): Promise<Verdict> => {
    const came = await answer(threshold)
    return same(int32([wanted.length], wanted), int32([came.length], came), `at τ = ${threshold}`)
  }
  return allHold([
    ...(below > 0 ? [await judge(below, over)] : []),
    ...(above <= 1 ? [await judge(above, under)] : []),
  ])
}
