/**
 * How gpu.js executes:
 *
 *   webasm      WebAssembly SIMD, in Node and browsers
 *   cpu         kernels as plain JavaScript: slow, and always there
 *   webgpu      WebGPU compute, in browsers and, by the package `webgpu`, in Node
 *   webgl2      WebGL 2, in browsers
 *   headlessgl  WebGL in Node, by the package `gl`
 */
export type Mode = "webasm" | "cpu" | "webgpu" | "webgl2" | "headlessgl"

export const modes: readonly Mode[] = ["webasm", "cpu", "webgpu", "webgl2", "headlessgl"]

export const isMode = (word: string): word is Mode => modes.some((mode) => mode === word)

/** What gpu.js calls a kernel's mode once it is built: its two GL kernels both answer "gpu". */
export const builtMode: Readonly<Record<Mode, string>> = {
  webasm: "webasm",
  cpu: "cpu",
  webgpu: "webgpu",
  webgl2: "gpu",
  headlessgl: "gpu",
}
