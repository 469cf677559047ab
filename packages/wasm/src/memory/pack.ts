import type { Tensor } from "@detspec/core"
import { isContiguous } from "@detspec/core"

type Target = Float32Array | Int32Array | Uint8Array

/** One row after the other, the last axis in the inner loop. */
const walk = (target: Target, { data, shape, stride, offset }: Tensor): void => {
  const last = shape.length - 1
  const side = shape[last] ?? 1
  const step = stride[last] ?? 0
  let at = 0
  const rows = (axis: number, from: number): void => {
    if (axis < last) {
      for (let i = 0; i < (shape[axis] ?? 0); i += 1) rows(axis + 1, from + i * (stride[axis] ?? 0))
      return
    }
    for (let i = 0; i < side; i += 1) target[at + i] = data[from + i * step] ?? Number.NaN
    at += side
  }
  rows(0, offset)
}

/** Writes the numbers of any view, row-major, into `target`; float64 rounds to the nearest float32. */
export const pack = (target: Target, tensor: Tensor): void => {
  const { data, offset, size } = tensor
  if (isContiguous(tensor)) target.set(data.subarray(offset, offset + size))
  else if (size > 0) walk(target, tensor)
}
