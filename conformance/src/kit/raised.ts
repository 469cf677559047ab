import type { FloatTensor } from "@detspec/core"
import { tabulate } from "@detspec/core"

/** The larger of two tensors of one shape, element by element: `b` itself where `b` is nowhere below `a`. */
export const raised = (a: FloatTensor, b: FloatTensor): FloatTensor =>
  tabulate(b.shape, (...index) => Math.max(a.get(...index), b.get(...index)))
