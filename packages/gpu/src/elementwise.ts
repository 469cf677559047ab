import type { Float32Tensor, FloatTensor } from "@detspec/core"
import { wrapFloat32 } from "@detspec/core"
import type { Extent } from "./launch.js"
import { flat, padded } from "./pack.js"

/** Two matrices of one shape, read as two lists. */
export interface Elementwise {
  readonly arguments: readonly [Float32Array, Float32Array]
  readonly output: Extent
  /** The matrix again, without the padding. */
  readonly matrix: (values: Float32Array) => Float32Tensor
}

/** What a function of two numbers at the same place runs on. */
export const elementwise = (first: FloatTensor, second: FloatTensor): Elementwise => {
  const length = padded(first.size)
  return {
    arguments: [flat(first, length), flat(second, length)],
    output: [length],
    matrix: (values) => wrapFloat32(first.shape, values.subarray(0, first.size)),
  }
}
