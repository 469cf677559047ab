import type { Arithmetic } from "@detspec/core"
import { float32Arithmetic } from "@detspec/core"
import type { Mode } from "./mode.js"

/**
 * Kernels in JavaScript compute in float64 and round arguments and results to float32. WebAssembly's f32 + - × ÷ √
 * are correctly rounded, and its exp, ln and arctan are JavaScript's, rounded once.
 */
const ieee: Arithmetic = float32Arithmetic

/**
 * WGSL allows 2.5 units in the last place (ulp, two units each) for a division, and as much again for a root;
 * its bounds on exp and ln grow with the argument, so those two are what was measured on SwiftShader, 16 and 33 ulp,
 * doubled. Its arctan may err by 4096 ulp. Numbers below the normal range may be flushed to zero.
 */
const shader: Arithmetic = {
  ...float32Arithmetic,
  division: 5,
  root: 10,
  exp: 64,
  log: 132,
  arctangent: 8192,
}

/** How exact each mode is. */
export const arithmeticOf: Readonly<Record<Mode, Arithmetic>> = {
  webasm: ieee,
  cpu: ieee,
  webgpu: shader,
  webgl2: shader,
  headlessgl: shader,
}
