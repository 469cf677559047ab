import type { Tensor } from "@detspec/core"
import { isContiguous, toArray } from "@detspec/core"
import type { Outputs } from "./question.js"

/** How far two answers lie apart: as whole numbers they are equal or not, as floats by so much of the largest. */
export interface Agreement {
  readonly agree: boolean
  readonly words: string
}

/** Both sides round to float32 a dozen times: a hundred times as much is no rounding. */
const largest = 2 ** -16

/** Row-major, and not copied where that is how they lie: some answers have twelve million numbers. */
const inOrder = (tensor: Tensor): ArrayLike<number> =>
  isContiguous(tensor) ? tensor.data.subarray(tensor.offset, tensor.offset + tensor.size) : toArray(tensor)

const apart = (a: Tensor, b: Tensor): number => {
  if (a.size !== b.size) return Infinity
  const [as, bs] = [inOrder(a), inOrder(b)]
  let most = 0
  let scale = 1
  for (let n = 0; n < a.size; n += 1) {
    const value = as[n] ?? Number.NaN
    most = Math.max(most, Math.abs(value - (bs[n] ?? Number.NaN)))
    scale = Math.max(scale, Math.abs(value))
  }
  return most / scale
}

/** The answers of one side against those of the other, by the names that both have. */
export const agreement = (ours: Outputs, theirs: Outputs): Agreement => {
  const distances = Object.entries(theirs).map(([name, value]) => {
    const own = ours[name]
    return own === undefined ? Infinity : apart(own, value)
  })
  const most = Math.max(0, ...distances)
  return { agree: most <= largest, words: most === 0 ? "equal" : most.toExponential(1) }
}
