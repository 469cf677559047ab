import type { Int32Tensor } from "@detspec/core"
import type { Call } from "../call.js"

/** The largest of each column of a table that pieces of work wrote, [pieces, columns]. */
export const largestOfPieces = (values: ArrayLike<number>, columns: number): Float64Array => {
  const best = new Float64Array(columns)
  for (let at = 0; at < values.length; at += 1)
    best[at % columns] = Math.max(best[at % columns] ?? 0, values[at] ?? 0)
  return best
}

/** The labels at `address`, after each truth has taken its first best anchor, the last truth's word counting. */
export const givenToRescuers = (
  call: Call,
  address: number,
  count: number,
  firsts: ArrayLike<number>,
  truths: number,
): Int32Tensor => {
  const matches = call.int32(address, [count])
  for (let m = 0; m < truths; m += 1) {
    const candidates = Array.from(
      { length: firsts.length / truths },
      (_, piece) => firsts[piece * truths + m] ?? -1,
    )
    const first = candidates.find((n) => n >= 0)
    if (first !== undefined) matches.set(first, m)
  }
  return matches
}
