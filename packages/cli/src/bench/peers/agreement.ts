import type { Tensor } from "@detspec/core"
import { toArray } from "@detspec/core"
import type { Outputs } from "./question.js"

/** How far two answers lie apart: as whole numbers they are equal or not, as floats by so much of the largest. */
export interface Agreement {
  readonly agree: boolean
  readonly words: string
}

/** Both sides round to float32 a dozen times: a hundred times as much is no rounding. */
const largest = 2 ** -16

const apart = (a: Tensor, b: Tensor): number => {
  if (a.size !== b.size) return Infinity
  const [as, bs] = [toArray(a), toArray(b)]
  let most = 0
  let scale = 1
  for (const [n, value] of as.entries()) {
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
