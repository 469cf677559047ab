import type { Launch } from "./launch.js"
import { cellsOf, valuesOf } from "./launch.js"
import type { Mode } from "./mode.js"

/** What one run can hold. */
export interface Limits {
  /** Numbers in a flat list: kernels compute their places in float32, exact up to 2^24. */
  readonly list: number
  /** Numbers in a plane or a volume, and in the output. */
  readonly numbers: number
  /** The sides x, y and z of the output. */
  readonly sides: readonly [x: number, y: number, z: number]
  /** Arguments that are arrays. */
  readonly arrays: number
}

const anySides = [2 ** 24, 2 ** 24, 2 ** 24] as const

const roomy: Limits = { list: 2 ** 24, numbers: 2 ** 26, sides: anySides, arrays: 64 }

/**
 * WebGPU: 128 MiB is what every device allows in one buffer, 65,535 groups of 8 × 8 × 1 on a side, 8 buffers in all.
 * WebGL: textures of four numbers a texel and 4096 texels a side; 16 of them.
 */
export const limitsOf: Readonly<Record<Mode, Limits>> = {
  webasm: roomy,
  cpu: roomy,
  webgpu: { list: 2 ** 24, numbers: 2 ** 25, sides: [65535 * 8, 65535 * 8, 65535], arrays: 7 },
  webgl2: { list: 2 ** 24, numbers: 2 ** 24, sides: anySides, arrays: 15 },
  headlessgl: { list: 2 ** 24, numbers: 2 ** 24, sides: anySides, arrays: 15 },
}

/** Why a launch does not fit, or undefined when it does. */
export const obstacle = (limits: Limits, { output, arguments: all }: Launch): string | undefined => {
  const lists = all.filter((argument) => argument instanceof Float32Array)
  const arrays = all.map(valuesOf).filter((values) => values !== undefined)
  const longest = Math.max(0, ...lists.map((list) => list.length))
  const largest = Math.max(cellsOf(output), ...arrays.map((values) => values.length))
  if (arrays.length > limits.arrays) return `${arrays.length} arrays`
  if (longest > limits.list) return `a list of ${longest} numbers`
  if (largest > limits.numbers) return `${largest} numbers in one array`
  const side = output.find((count, axis) => count > (limits.sides[axis] ?? 0))
  return side === undefined ? undefined : `a side of ${side}`
}
