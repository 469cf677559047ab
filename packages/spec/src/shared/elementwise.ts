import type { Float64Tensor, FloatTensor } from "@detspec/core"
import { tabulate } from "@detspec/core"

/** The matrix of f(a, b) for elements in the same place of two matrices of one shape. */
export const elementwise = (
  as: FloatTensor,
  bs: FloatTensor,
  f: (a: number, b: number) => number,
): Float64Tensor => tabulate(as.shape, (n = 0, k = 0) => f(as.get(n, k), bs.get(n, k)))
