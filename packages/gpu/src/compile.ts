import type { Gpu, Input, KernelRun } from "./gpu-js.js"
import { toInput } from "./gpu-js.js"
import type { Argument, Launch } from "./launch.js"
import { bytesOf, cellsOf } from "./launch.js"
import type { Mode } from "./mode.js"
import { builtMode } from "./mode.js"
import type { Plan } from "./plan-cache.js"
import { bytesOfThreads, isThreaded } from "./threads.js"

export interface Compiled extends Plan {
  readonly run: (all: readonly Argument[]) => Promise<Float32Array>
}

/** A loop whose bound is an argument must not stop at gpu.js's default of 1000. */
const loopMaxIterations = 2 ** 30

const textOf = (source: { toString(): string }): string => source.toString()

/**
 * Where a GPU divides inexactly, gpu.js divides whole numbers another way: then 37.5 / 37.5 and 150 / 150 differ, and
 * nothing keeps its value when all lengths double. Kernels here divide lengths, and no indices.
 */
const settingsOf = ({ output, constants, program }: Launch, asyncMode: boolean) => ({
  output: [...output],
  constants: { ...constants },
  functions: [...program.functions],
  precision: "single" as const,
  optimizeFloatMemory: true,
  loopMaxIterations,
  fixIntegerDivisionAccuracy: false,
  asyncMode,
})

const toVariable = (argument: Argument): number | Float32Array | Input =>
  typeof argument === "number" || argument instanceof Float32Array ? argument : toInput(argument)

/** gpu.js degrades to its CPU kernels without an error: what ran is asked afterwards. */
const assertMode = (run: KernelRun, mode: Mode): void => {
  const built: unknown = Reflect.get(run.kernel.constructor, "mode")
  const reason = run.kernel.fallbackReason
  if (built !== builtMode[mode] || reason)
    throw new Error(`gpu.js ran this kernel as "${String(built)}"${reason ? `: ${reason}` : ""}`)
}

const rowsOf = (value: unknown): readonly Float32Array[] =>
  value instanceof Float32Array ? [value] : Array.isArray(value) ? value.flatMap(rowsOf) : []

/** The answer as one array: rows that lie side by side in one buffer are not copied. */
const flatten = (answer: unknown, cells: number): Float32Array => {
  const rows = rowsOf(answer)
  const [first] = rows
  const last = rows.at(-1)
  if (!first || !last) throw new Error("gpu.js gave no numbers")
  const whole = last.byteOffset + last.byteLength - first.byteOffset === 4 * cells
  if (first.buffer === last.buffer && whole) return new Float32Array(first.buffer, first.byteOffset, cells)
  const flat = new Float32Array(cells)
  let at = 0
  for (const row of rows) {
    flat.set(row, at)
    at += row.length
  }
  return flat
}

/** The kernel of one launch, for all launches with the same key. */
export const compile =
  (gpu: Gpu, mode: Mode) =>
  (launch: Launch): Compiled => {
    const threaded = isThreaded(mode, launch)
    const kernel = gpu.createKernel(textOf(launch.program.source), settingsOf(launch, threaded))
    const cells = cellsOf(launch.output)
    const run = async (all: readonly Argument[]): Promise<Float32Array> => {
      const answer: unknown = await kernel(...all.map(toVariable))
      assertMode(kernel, mode)
      return flatten(answer, cells)
    }
    const bytes = bytesOf(launch) + (threaded ? bytesOfThreads : 0)
    return { run, bytes, destroy: () => kernel.destroy() }
  }
