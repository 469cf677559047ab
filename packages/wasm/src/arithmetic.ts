import type { Arithmetic } from "@detspec/core"
import { float32Arithmetic } from "@detspec/core"

/** WebAssembly rounds f32 + - × ÷ √ correctly; the errors of the approximations are measured by this package's tests. */
export const arithmetic: Arithmetic = { ...float32Arithmetic, exp: 4, log: 4, arctangent: 4 }
