import type { Float32Tensor, Tensor } from "@detspec/core"
import { isContiguous, sizeOf, wrapFloat32 } from "@detspec/core"
import type { Grid } from "./launch.js"

/**
 * The length to which a list of `n` is padded: a multiple of 4, for SIMD, of which at most a quarter is padding, and of long lists a few numbers.
 * Few lengths are left, so that calls of many sizes share compiled kernels.
 */
export const padded = (n: number): number => {
  const step = Math.min(64, Math.max(4, 2 ** (Math.floor(Math.log2(Math.max(n, 1))) - 2)))
  return Math.ceil(n / step) * step
}

/** The same for lists whose length depends on what they hold: an eighth of padding at most, and fewer lengths still. */
export const paddedCoarsely = (n: number): number => {
  const step = Math.max(64, 2 ** (Math.floor(Math.log2(Math.max(n, 1))) - 3))
  return Math.ceil(Math.max(n, 1) / step) * step
}

const largest = 2 ** 100

/** The number itself, or the nearest of a size that float32 can add and multiply: for bounds without limit. */
export const finite = (value: number): number => Math.min(Math.max(value, -largest), largest)

/** Writes the numbers of any view, row-major, into `target`, from `start` on. */
export const copyInto = (target: Float32Array | Int32Array, start: number, tensor: Tensor): void => {
  if (isContiguous(tensor)) {
    target.set(tensor.data.subarray(tensor.offset, tensor.offset + tensor.size), start)
    return
  }
  let at = start
  const walk = (axis: number, from: number): void => {
    const stride = tensor.stride[axis] ?? 0
    const side = tensor.shape[axis] ?? 0
    if (axis < tensor.shape.length - 1) {
      for (let i = 0; i < side; i += 1) walk(axis + 1, from + i * stride)
      return
    }
    for (let i = 0; i < side; i += 1) target[at + i] = tensor.data[from + i * stride] ?? Number.NaN
    at += side
  }
  walk(0, tensor.offset)
}

/** The numbers of any view in row-major order, then `fill` up to `length`: only to be read, since nothing that lies so already is copied. */
export const flat = (tensor: Tensor, length: number = tensor.size, fill = 0): Float32Array => {
  const { data, offset, size } = tensor
  if (data instanceof Float32Array && size === length && isContiguous(tensor))
    return data.subarray(offset, offset + size)
  const values = new Float32Array(length)
  if (fill !== 0) values.fill(fill, tensor.size)
  copyInto(values, 0, tensor)
  return values
}

/** A matrix [N, D] as a plane [d][n]: a row of `length` numbers for each column, padded with zeros. */
export const columns = (matrix: Tensor, length: number): Grid => {
  const { data, shape, stride, offset } = matrix
  const [count = 0, width = 0] = shape
  const [step = 0, across = 0] = stride
  const values = new Float32Array(width * length)
  for (let k = 0; k < width; k += 1) {
    const start = offset + k * across
    for (let n = 0; n < count; n += 1) values[k * length + n] = data[start + n * step]
  }
  return { values, sides: [length, width] }
}

/** A tensor's numbers as a plane [y][x] of these sides. */
export const plane = (tensor: Tensor, x: number, y: number): Grid => ({
  values: flat(tensor, x * y),
  sides: [x, y],
})

/** The first `shape` of padded numbers, as a view: `sides` are those of the padded whole, row-major. */
export const crop = (
  values: Float32Array,
  sides: readonly number[],
  shape: readonly number[],
): Float32Tensor => wrapFloat32(sides, values.subarray(0, sizeOf(sides))).hi(...shape)

/** Lists of numbers one after the other, row-major of this shape. */
export const joined = (lists: readonly Float32Array[], shape: readonly number[]): Float32Tensor => {
  const values = new Float32Array(sizeOf(shape))
  let at = 0
  for (const list of lists) {
    values.set(list, at)
    at += list.length
  }
  return wrapFloat32(shape, values)
}
