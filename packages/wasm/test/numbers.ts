import type { Float32Tensor } from "@detspec/core"
import { wrapFloat32 } from "@detspec/core"

/** Numbers in [0, 1), spread evenly, the same for the same index. */
export const spread = (n: number): number => (n * 0.618033988749895) % 1

/** Boxes with sides of 8 to 72 pixels on a picture of 640 × 480. */
export const boxesOf = (count: number, salt = 0): Float32Tensor => {
  const data = new Float32Array(4 * count)
  for (let n = 0; n < count; n += 1) {
    const [x, y] = [spread(4 * n + salt) * 568, spread(4 * n + salt + 0.3) * 408]
    data.set([x, y, x + 8 + spread(7 * n + salt) * 64, y + 8 + spread(11 * n + salt) * 64], 4 * n)
  }
  return wrapFloat32([count, 4], data)
}

export const scoresOf = (count: number): Float32Tensor =>
  wrapFloat32(
    [count],
    Float32Array.from({ length: count }, (_, n) => spread(13 * n)),
  )
