import type { Tensor } from "@detspec/core"
import { mapTensor, tabulate } from "@detspec/core"
import { boundAt } from "./bounds.js"
import type { Tolerance } from "./compare.js"

const times = (bound: number | Tensor, factor: number): number | Tensor =>
  typeof bound === "number" ? factor * bound : mapTensor(bound, (x) => factor * x)

/** Two answers, each within `tolerance` of the truth, may lie this far apart; none means exact. */
export const twice = (tolerance: Tolerance | undefined, factor = 2): Tolerance => ({
  bound: times(tolerance?.bound ?? 0, factor),
  because: `${factor} answers differ: ${tolerance?.because ?? "nothing rounds"}`,
})

/** As `twice`, for answers with tolerances of their own, over elements of `shape`. */
export const added = (
  shape: readonly number[],
  ...tolerances: readonly (Tolerance | undefined)[]
): Tolerance => ({
  bound: tabulate(shape, (...index) => tolerances.reduce((sum, t) => sum + boundAt(t, ...index), 0)),
  because: [...new Set(tolerances.map((t) => t?.because ?? "nothing rounds"))].join("; "),
})
