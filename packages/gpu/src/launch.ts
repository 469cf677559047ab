import type { Program } from "./thread.js"

/** Numbers for a kernel that reads them as a plane or a volume: sides x, y and z, x running fastest. */
export interface Grid {
  readonly values: Float32Array
  readonly sides: readonly [x: number, y: number] | readonly [x: number, y: number, z: number]
}

export type Argument = number | Float32Array | Grid

/** The sides x, y and z of what a kernel computes. */
export type Extent =
  | readonly [x: number]
  | readonly [x: number, y: number]
  | readonly [x: number, y: number, z: number]

/** One run of a program: the size of its output, its arguments in order, and numbers compiled into it. */
export interface Launch {
  /** Names the program among those of one backend: "boxIou.iou". */
  readonly name: string
  readonly program: Program
  readonly output: Extent
  readonly arguments: readonly Argument[]
  readonly constants: Readonly<Record<string, number>>
  /** How many steps one output element takes, of a loop or of as long a series: heavy work is shared among threads. */
  readonly steps?: number
}

/** Runs programs; the answer is x + X (y + Y z)-ordered. */
export type Run = (launch: Launch) => Promise<Float32Array>

export const cellsOf = (output: readonly number[]): number => output.reduce((cells, side) => cells * side, 1)

export const valuesOf = (argument: Argument): Float32Array | undefined =>
  typeof argument === "number" ? undefined : argument instanceof Float32Array ? argument : argument.values

const sidesOf = (argument: Argument): string =>
  typeof argument === "number"
    ? "#"
    : argument instanceof Float32Array
      ? `${argument.length}`
      : argument.sides.join("x")

/** What a compiled kernel depends on: equal keys can share one. */
export const keyOf = ({ name, output, arguments: all, constants }: Launch): string =>
  [name, output.join("x"), all.map(sidesOf).join(","), JSON.stringify(constants)].join("|")

/** How many bytes a compiled kernel holds: its arguments and its output. */
export const bytesOf = ({ output, arguments: all }: Launch): number =>
  4 * all.reduce<number>((sum, argument) => sum + (valuesOf(argument)?.length ?? 0), cellsOf(output))
