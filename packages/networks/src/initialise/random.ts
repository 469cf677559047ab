import type { State } from "fp-ts/lib/State.js"
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64"
import { xoroshiro128plus, xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus"

/** Where a generator of random numbers stands; it can be saved and gone on from. */
export type RandomState = readonly number[]

/** A value that takes random numbers: from where the generator stands to the value and where it stands then. */
export type Random<A> = State<RandomState, A>

export const seeded = (seed: number): RandomState => xoroshiro128plus(seed).getState()

/** Numbers with mean 0 and variance 1, a pair from each two uniform ones, by Box and Muller. */
export const gaussians =
  (count: number): Random<Float64Array> =>
  (state) => {
    const generator = xoroshiro128plusFromState(state)
    const numbers = new Float64Array(count)
    for (let k = 0; k < count; k += 2) {
      const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat64(generator)))
      const angle = 2 * Math.PI * uniformFloat64(generator)
      numbers[k] = radius * Math.cos(angle)
      if (k + 1 < count) numbers[k + 1] = radius * Math.sin(angle)
    }
    return [numbers, generator.getState()]
  }
