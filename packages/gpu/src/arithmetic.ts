import type { Arithmetic } from "@detspec/core"
import { float32Arithmetic } from "@detspec/core"
import type { Mode } from "./mode.js"

/**
 * Kernels in JavaScript compute in float64 and round arguments and results to float32. WebAssembly's f32 + - × ÷ √
 * are correctly rounded, and its exp, ln and arctan are JavaScript's, rounded once: one unit each was measured.
 */
const ieee: Arithmetic = float32Arithmetic

/**
 * What WGSL allows for a division, 2.5 units in the last place (two units of roundoff each), and for a root, which
 * it takes from both; SwiftShader rounds both correctly. WGSL lets exp err by 3 + 2 |x| ulp: 63 units were measured at
 * x = 80, here doubled. It lets ln err by 2^-21 near 1 (8 units, here doubled): 4 were measured, relative to 1 + |ln|.
 * It lets arctan err by 4096 ulp, with which nothing could be told: 3 units were measured, here more than doubled.
 * Numbers below the normal range may be flushed to zero.
 */
const shader: Arithmetic = {
  ...float32Arithmetic,
  division: 5,
  root: 10,
  exp: 128,
  log: 16,
  arctangent: 8,
}

/** How exact each mode is. */
export const arithmeticOf: Readonly<Record<Mode, Arithmetic>> = {
  webasm: ieee,
  cpu: ieee,
  webgpu: shader,
  webgl2: shader,
  headlessgl: shader,
}
