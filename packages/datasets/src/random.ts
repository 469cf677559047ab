/** The state of a generator of random numbers: a whole number in [0, 2³²). It is passed in and handed back. */
export type RandomState = number

/** A whole number of 32 bits, thoroughly mixed: "splitmix32". */
const mix = (x: number): number => {
  const a = Math.imul(x ^ (x >>> 16), 0x21f0aaad)
  const b = Math.imul(a ^ (a >>> 15), 0x735a2d97)
  return (b ^ (b >>> 15)) >>> 0
}

/** The state that a seed starts from. */
export const seeded = (seed: number): RandomState => mix(seed >>> 0)

/** `count` numbers in [0, 1), and the state after them. */
export const draw = (state: RandomState, count: number): readonly [readonly number[], RandomState] => {
  const step = 0x9e3779b9
  const numbers = Array.from({ length: count }, (_, i) => mix((state + (i + 1) * step) >>> 0) / 2 ** 32)
  return [numbers, (state + count * step) >>> 0]
}

/** A number in [0, 1) that belongs to a place: the same for the same seed and place, whatever else is drawn. */
export const randomAt = (seed: number, x: number, y: number): number =>
  mix(mix(mix(seed >>> 0) + Math.imul(x, 0x27d4eb2f)) + Math.imul(y, 0x165667b1)) / 2 ** 32

/** 32 bits that belong to a list of whole numbers. */
export const hashOf = (...numbers: readonly number[]): number =>
  numbers.reduce((hash, number) => mix((hash ^ mix(number >>> 0)) + 0x9e3779b9), 0)
