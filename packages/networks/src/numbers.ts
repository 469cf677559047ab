import type { FloatTensor } from "@detspec/core"
import { isContiguous, toArray } from "@detspec/core"

/** The numbers of a tensor in row-major order, copied only where they are not that. */
export const numbersOf = (tensor: FloatTensor): Float32Array | Float64Array =>
  isContiguous(tensor)
    ? tensor.data.subarray(tensor.offset, tensor.offset + tensor.size)
    : Float64Array.from(toArray(tensor))
