import type { Tensor } from "@detspec/core"
import type { Call } from "../call.js"

/** The arguments that `assembly/lanes/sight.ts` reads, for a task of so many elements in pieces of `grain`. */
export const sightsOf = (
  call: Call,
  [one, other]: readonly [Tensor, Tensor?],
  count: number,
  grain: number,
): readonly [number, number, number] => {
  const pieces = Math.ceil(count / grain)
  return [call.watch(one, pieces), other === undefined ? 0 : call.watch(other, pieces), grain]
}
