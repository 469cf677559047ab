import type { Float32Tensor, Int32Tensor } from "@detspec/core"
import { wrapFloat32, wrapInt32 } from "@detspec/core"
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64"
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus"

/** Numbers of [0, 1), one after the other. */
export type Source = () => number

export const source = (seed: number): Source => {
  const generator = xoroshiro128plus(seed)
  return () => uniformFloat64(generator)
}

const width = 1333
const height = 800

/** Boxes with sides of `from` to `to` pixels, anywhere on a picture of 1333 × 800. */
export const uniformBoxes = (count: number, seed: number, from = 16, to = 300): Float32Tensor => {
  const next = source(seed)
  const data = new Float32Array(4 * count)
  for (let n = 0; n < count; n += 1) {
    const [w, h] = [from + next() * (to - from), from + next() * (to - from)]
    const [x, y] = [next() * (width - w), next() * (height - h)]
    data.set([x, y, x + w, y + h], 4 * n)
  }
  return wrapFloat32([count, 4], data)
}

/** A normal deviate, by Box and Muller's formula. */
export const normal = (next: Source): number =>
  Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())

/** Boxes around fifty objects, shifted by a tenth of a side and grown by e^0.15, as a detector's are. */
export const clusteredBoxes = (count: number, seed: number): Float32Tensor => {
  const objects = uniformBoxes(50, seed).data
  const next = source(seed + 1)
  const data = new Float32Array(4 * count)
  for (let n = 0; n < count; n += 1) {
    const at = 4 * Math.floor(next() * 50)
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = objects.subarray(at, at + 4)
    const [x, y] = [
      (x1 + x2) / 2 + normal(next) * 0.1 * (x2 - x1),
      (y1 + y2) / 2 + normal(next) * 0.1 * (y2 - y1),
    ]
    const [w, h] = [(x2 - x1) * Math.exp(0.15 * normal(next)), (y2 - y1) * Math.exp(0.15 * normal(next))]
    const [left, right] = [Math.max(x - w / 2, 0), Math.min(x + w / 2, width)]
    const [top, bottom] = [Math.max(y - h / 2, 0), Math.min(y + h / 2, height)]
    data.set([left, top, Math.max(left, right), Math.max(top, bottom)], 4 * n)
  }
  return wrapFloat32([count, 4], data)
}

/** A tensor of numbers from a formula of a source. */
export const drawn = (
  shape: readonly number[],
  seed: number,
  one: (next: Source) => number,
): Float32Tensor => {
  const next = source(seed)
  const size = shape.reduce((a, b) => a * b, 1)
  return wrapFloat32(
    shape,
    Float32Array.from({ length: size }, () => one(next)),
  )
}

/** Scores of which no two are equal: equal ones are ordered differently by every library. */
export const distinctScores = (count: number, seed: number): Float32Tensor => {
  const next = source(seed)
  const order = Array.from({ length: count }, (_, n) => [next(), n] as const).sort(([a], [b]) => a - b)
  const data = new Float32Array(count)
  for (const [rank, [, n]] of order.entries()) data[n] = (rank + 0.5) / count
  return wrapFloat32([count], data)
}

export const labelsOf = (count: number, classes: number, seed: number): Int32Tensor => {
  const next = source(seed)
  return wrapInt32(
    [count],
    Int32Array.from({ length: count }, () => Math.floor(next() * classes)),
  )
}
