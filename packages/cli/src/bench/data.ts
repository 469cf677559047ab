import type { Float32Tensor, Int32Tensor } from "@detspec/core"
import { wrapFloat32, wrapInt32 } from "@detspec/core"
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64"
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus"

/** `count` numbers of [0, 1), the same for the same seed. */
const uniform = (count: number, seed: number): Float32Array => {
  const generator = xoroshiro128plus(seed)
  return Float32Array.from({ length: count }, () => uniformFloat64(generator))
}

/** Numbers of [min, max). */
export const numbersOf = (
  shape: readonly number[],
  min: number,
  max: number,
  seed: number,
): Float32Tensor => {
  const data = uniform(
    shape.reduce((a, b) => a * b, 1),
    seed,
  )
  return wrapFloat32(
    shape,
    data.map((x) => min + x * (max - min)),
  )
}

/** Boxes with sides of 16 to 272 pixels, anywhere on a picture. */
export const boxesOf = (count: number, width: number, height: number, seed: number): Float32Tensor => {
  const data = uniform(4 * count, seed)
  for (let i = 0; i < data.length; i += 4) {
    const [x, y] = [(data[i] ?? 0) * (width - 16), (data[i + 1] ?? 0) * (height - 16)]
    const [w, h] = [16 + (data[i + 2] ?? 0) * 256, 16 + (data[i + 3] ?? 0) * 256]
    data.set([x, y, Math.min(x + w, width), Math.min(y + h, height)], i)
  }
  return wrapFloat32([count, 4], data)
}

/** 1 for one element in a hundred, else 0. */
export const rareOnes = (shape: readonly number[], seed: number): Float32Tensor => {
  const data = uniform(
    shape.reduce((a, b) => a * b, 1),
    seed,
  )
  return wrapFloat32(
    shape,
    data.map((x) => (x < 0.01 ? 1 : 0)),
  )
}

export const zeros = (count: number): Int32Tensor => wrapInt32([count], new Int32Array(count))
