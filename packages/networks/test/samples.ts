import type { FloatTensor, Shape } from "@detspec/core"
import { float32, sizeOf } from "@detspec/core"

/** Numbers between −1 and 1 from a seed, such as float32 holds: a small generator of its own, for tests only. */
export const sample = (shape: Shape, seed: number): FloatTensor => {
  let state = (seed * 2654435761 + 12345) >>> 0
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state >>> 8) / 2 ** 23 - 1
  }
  return float32(shape, Array.from({ length: sizeOf(shape) }, next))
}

/** A tensor for each leaf. */
export const samples = (
  shapes: Readonly<Record<string, Shape>>,
  seed: number,
): Readonly<Record<string, FloatTensor>> =>
  Object.fromEntries(Object.entries(shapes).map(([name, shape], k) => [name, sample(shape, seed * 31 + k)]))
