import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64"
import { uniformInt } from "pure-rand/distribution/uniformInt"
import { xoroshiro128plus, xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus"
import { hashOf } from "./random.js"

/** The state of xoroshiro128+: four whole numbers, passed in and handed back, and fit for a file. */
export type GeneratorState = readonly number[]

/** The state that belongs to a seed and a place (an epoch, a number in it): far from those of all other places. */
export const generatorAt = (seed: number, ...place: readonly number[]): GeneratorState =>
  xoroshiro128plus(hashOf(seed, ...place)).getState()

/** `count` numbers in [0, 1), and the state after them. */
export const uniforms = (
  state: GeneratorState,
  count: number,
): readonly [numbers: readonly number[], state: GeneratorState] => {
  const generator = xoroshiro128plusFromState(state)
  const numbers = Array.from({ length: count }, () => uniformFloat64(generator))
  return [numbers, generator.getState()]
}

/** 0 … count - 1 in random order (Fisher and Yates), and the state after it. */
export const shuffled = (
  state: GeneratorState,
  count: number,
): readonly [order: readonly number[], state: GeneratorState] => {
  const generator = xoroshiro128plusFromState(state)
  const order = Array.from({ length: count }, (_, n) => n)
  for (let last = count - 1; last > 0; last -= 1) {
    const other = uniformInt(generator, 0, last)
    ;[order[last], order[other]] = [order[other] ?? other, order[last] ?? last]
  }
  return [order, generator.getState()]
}
