import { float32Arithmetic } from "@detspec/core"

/** Devices may read a difference below the smallest normal number as 0, and 0 has no sign. */
export const isFlushed = (difference: number): boolean =>
  difference !== 0 && Math.abs(difference) < float32Arithmetic.tiny
