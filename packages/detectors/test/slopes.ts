import assert from "node:assert/strict"
import type { FloatTensor } from "@detspec/core"
import { float64, toArray } from "@detspec/core"

const step = 2 ** -18
/**
 * A central difference of a function of size 10 errs by rounding, 10 · 2⁻⁵² / 2⁻¹⁸ < 1e-9,
 * and by the third derivative, below 1000 here: 1000 · 2⁻³⁶ / 6 < 3e-9.
 */
const tolerance = 1e-8

const moved = (at: FloatTensor, i: number, by: number): FloatTensor =>
  float64(
    at.shape,
    toArray(at).map((x, k) => (k === i ? x + by : x)),
  )

/** Asserts that `gradient` is what central differences of `value` say at `at`. */
export const assertSlopes = async (
  value: (at: FloatTensor) => Promise<number>,
  at: FloatTensor,
  gradient: FloatTensor,
): Promise<void> => {
  assert.deepEqual(gradient.shape, at.shape)
  const slopes = toArray(gradient)
  for (let i = 0; i < at.size; i += 1) {
    const [up, down] = [await value(moved(at, i, step)), await value(moved(at, i, -step))]
    const slope = (up - down) / (2 * step)
    const distance = Math.abs(slope - (slopes[i] ?? Number.NaN))
    assert.ok(distance <= tolerance * Math.max(1, Math.abs(slope)), `[${i}]: ${slope} is not ${slopes[i]}`)
  }
}

/** Numbers that look random, in [-1, 1), and are the same each time. */
export const scattered = (shape: readonly number[], seed: number): FloatTensor => {
  const size = shape.reduce((product, side) => product * side, 1)
  return float64(
    shape,
    Array.from({ length: size }, (_, i) => (((i + 1) ** 2 * 7919 + (i + seed) * 104729) % 2003) / 1001.5 - 1),
  )
}
