import * as library from "#gpu.js"
import type { Grid } from "./launch.js"
import type { Mode } from "./mode.js"

export type Gpu = library.GPU
export type KernelRun = library.IKernelRunShortcut
export type Input = library.Input

/** A GPU of this mode and no other. */
export const openGpu = (mode: Mode): Gpu => new library.GPU({ mode })

/** What gpu.js takes for a plane or a volume. Its declarations ask for number[]; typed arrays are what is meant. */
export const toInput = ({ values, sides }: Grid): Input =>
  Reflect.construct(library.Input, [values, [...sides]])

/** Whether gpu.js finds what this mode needs; for WebGPU only that its interface is there. */
export const isThere = (mode: Mode): boolean => {
  switch (mode) {
    case "cpu":
      return true
    case "webasm":
      return library.GPU.isWebAssemblySupported
    case "webgpu":
      return library.GPU.isWebGPUSupported
    case "webgl2":
      return library.GPU.isWebGL2Supported
    case "headlessgl":
      return library.GPU.isHeadlessGLSupported
  }
}

/** gpu.js keeps one WebGPU device for the process; its declarations leave it out. */
export interface WebGpuContext {
  readonly acquire: () => Promise<{ readonly adapter: unknown; readonly device: unknown }>
  readonly destroy: () => Promise<void>
}

export const webGpuContext: WebGpuContext = Reflect.get(library, "WebGPUContext")
