import type { Arithmetic } from "@detspec/core"
import { float32Arithmetic } from "@detspec/core"

/** WebAssembly rounds f32 + - × ÷ √ correctly; the errors of the approximations are measured by tests, over a million arguments each. */
export const arithmetic: Arithmetic = { ...float32Arithmetic, exp: 2, log: 2, arctangent: 4 }
