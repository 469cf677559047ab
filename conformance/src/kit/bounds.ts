import type { Tolerance } from "./compare.js"

/** How far element (i, j, …) may be off; 0 where no tolerance is declared. */
export const boundAt = (tolerance: Tolerance | undefined, ...index: readonly number[]): number => {
  if (!tolerance) return 0
  return typeof tolerance.bound === "number" ? tolerance.bound : tolerance.bound.get(...index)
}
