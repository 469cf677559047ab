import type { FloatTensor } from "@detspec/core"
import { tabulate } from "@detspec/core"

/** Deltas with other columns: `f` sees the column and the element. */
export const redone = (deltas: FloatTensor, f: (k: number, t: number, n: number) => number): FloatTensor =>
  tabulate(deltas.shape, (n = 0, c = 0, k = 0) => f(k, deltas.get(n, c, k), n))

/** Rows [N, 4] as those of one class, [N, 1, 4]. */
export const withClasses = (boxes: FloatTensor): FloatTensor =>
  tabulate([boxes.shape[0] ?? 0, 1, 4], (n = 0, _, k = 0) => boxes.get(n, k))

/** x and y exchanged, class by class: of deltas or of boxes. */
export const turnedDeltas = (deltas: FloatTensor): FloatTensor =>
  tabulate(deltas.shape, (n = 0, c = 0, k = 0) => deltas.get(n, c, [1, 0, 3, 2][k] ?? k))
