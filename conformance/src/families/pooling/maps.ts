import type { FloatTensor } from "@detspec/core"
import { float64, sizeOf, toArray, wrapFloat64 } from "@detspec/core"
import * as fc from "fast-check"
import { dyadic, single, someOf } from "../../kit/generators/numbers.js"

/** Feature maps of any shape: a pattern, and a few cells of which each is drawn. It shrinks cell by cell. */
export interface MapDraw {
  readonly pattern: "empty" | "ramp" | "mixed" | "great" | "fine" | "huge" | "tiny"
  readonly cells: readonly (readonly [place: number, value: number])[]
}

/** Mostly one that fills the map: where all is 0, little can be seen. */
const drawn = (filling: readonly MapDraw["pattern"][], value: fc.Arbitrary<number>): fc.Arbitrary<MapDraw> =>
  fc.record({
    pattern: fc.oneof(
      { withCrossShrink: true },
      { weight: 1, arbitrary: fc.constant<MapDraw["pattern"]>("empty") },
      { weight: 9, arbitrary: fc.constantFrom(...filling) },
    ),
    cells: someOf(fc.tuple(fc.nat({ max: 1023 }), value), [0, 5]),
  })

/** Quarters of small numbers: sums and means over powers of two round nowhere. */
export const neatMap: fc.Arbitrary<MapDraw> = drawn(["ramp", "mixed", "great"], dyadic(-16, 16))
/** The same, now and then so many times as large or as small. */
export const neatMapOfAnySize: fc.Arbitrary<MapDraw> = drawn(
  ["ramp", "mixed", "mixed", "great", "huge", "tiny"],
  dyadic(-16, 16),
)
export const anyMap: fc.Arbitrary<MapDraw> = drawn(
  ["ramp", "mixed", "great", "fine", "huge", "tiny"],
  fc.oneof(dyadic(-16, 16), single(-1000, 1000)),
)

/** Every cell another number, none equal to its neighbours. */
const mixed = (at: number): number => ((Math.imul(at + 1, 0x9e3779b1) >>> 24) - 128) / 8
/** The same beyond what 16 bits hold, and as exact. */
const great = (at: number): number => 8192 * mixed(at)
/** The same with all the digits of single precision. */
const fine = (at: number): number => Math.fround(mixed(at) / 3)
/** Rises by ¼ along the last axis, and more slowly than it wraps along the others. */
const ramp = (at: number): number => at / 4

/** Everything on such a map is so many times as large: beyond 32 bits, or next to nothing, and as exact. */
const factors: Partial<Record<MapDraw["pattern"], number>> = { huge: 2 ** 36, tiny: 2 ** -40 }

export const mapOf = (shape: readonly number[], { pattern, cells }: MapDraw): FloatTensor => {
  const size = sizeOf(shape)
  const start = { empty: () => 0, ramp, mixed, great, fine, huge: mixed, tiny: mixed }[pattern]
  const factor = factors[pattern] ?? 1
  const data = Float64Array.from({ length: size }, (_, at) => factor * start(at))
  for (const [place, value] of cells) if (size > 0) data[place % size] = Math.fround(factor * value) + 0
  return wrapFloat64(shape, data)
}

/** The same shape with `value` everywhere. */
export const filled = (shape: readonly number[], value: number): FloatTensor =>
  float64(shape, new Float64Array(sizeOf(shape)).fill(value))

export const greatestOf = (map: FloatTensor): number =>
  toArray(map).reduce((most, x) => Math.max(most, Math.abs(x)), 0)
