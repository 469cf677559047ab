import type { Launch } from "./launch.js"
import { cellsOf } from "./launch.js"
import type { Mode } from "./mode.js"

/** From this many steps on, WebAssembly kernels share their work among threads; each such kernel has its own. */
const manySteps = 2 ** 20

/** What the threads of one kernel hold, about. */
export const bytesOfThreads: number = 2 ** 25

/** gpu.js starts a thread from text, which Node takes for a module where it was told to take its own program for one. */
const canStartThreads = (): boolean => {
  const flags: unknown = Reflect.get(Reflect.get(globalThis, "process") ?? {}, "execArgv")
  return !(Array.isArray(flags) && flags.some((flag) => String(flag).startsWith("--input-type=module")))
}

/**
 * Whether a launch is worth more than one thread. One of a single step waits for memory, which threads share: they take
 * a quarter more of the processors' time, and where the machine has other work they are slower than one.
 */
export const isThreaded = (mode: Mode, { output, steps = 1 }: Launch): boolean =>
  mode === "webasm" && steps > 1 && cellsOf(output) * steps >= manySteps && canStartThreads()
