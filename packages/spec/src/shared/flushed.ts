import { float32Arithmetic } from "@detspec/core"

/** Devices may read a number below the smallest normal one as 0, when they compare or when they hand it on; 0 has no sign. */
export const isFlushed = (x: number): boolean => x !== 0 && Math.abs(x) < float32Arithmetic.tiny
