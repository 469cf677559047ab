import type { TensorRecord } from "@detspec/core"
import type { In, OperationName, Out } from "@detspec/spec"
import type { Argument, Extent, Run } from "./launch.js"
import type { Source } from "./thread.js"

/** How a device computes one operation. */
export interface Kernel<I, O extends TensorRecord> {
  /** The tensors that are cut along their first axis when the whole is too large: outputs are joined along theirs. */
  readonly rows: readonly (keyof I & string)[]
  /** The answer, or undefined for input that is left to the host. Input is checked, and no tensor of it is empty. */
  readonly compute: (run: Run) => (input: I) => Promise<O | undefined>
}

/** The kernel of a named operation. */
export type KernelOf<K extends OperationName> = Kernel<In<K>, Out<K>>

/** What the passes of one kernel run on, and what becomes of their numbers. */
export interface Prepared<P extends string, O extends TensorRecord> {
  /** The size of what each pass computes. */
  readonly outputs: Readonly<Record<P, Extent>>
  /** The arguments of every pass, in the order of the kernel functions' parameters. */
  readonly arguments: readonly Argument[]
  /** Numbers compiled into the kernels, such as the bounds of loops: another value is another compilation. */
  readonly constants?: Readonly<Record<string, number>>
  /** How many steps an output element takes, of a loop or of as long a series. */
  readonly steps?: number
  /** Tensors out of the numbers of each pass. */
  readonly finish: (values: Readonly<Record<P, Float32Array>>) => O
}

/** A kernel in its usual form: numbers out of tensors, a function for each output, tensors out of numbers. */
export interface KernelParts<I, O extends TensorRecord, P extends string> {
  readonly name: OperationName
  readonly rows: readonly (keyof I & string)[]
  /** The kernel functions, by the name of what each computes. */
  readonly passes: Readonly<Record<P, Source>>
  /** What the kernel functions call. */
  readonly functions?: readonly Source[]
  /** Undefined leaves this input to the host. */
  readonly prepare: (input: I) => Prepared<P, O> | undefined
}

const namesOf = <P extends string>(record: Readonly<Record<P, unknown>>): readonly P[] => {
  const isName = (name: string): name is P => Object.hasOwn(record, name)
  return Object.keys(record).filter(isName)
}

/** Builds a kernel from its parts. */
export const kernel = <I, O extends TensorRecord, P extends string>(
  parts: KernelParts<I, O, P>,
): Kernel<I, O> => {
  const { name, passes, functions = [] } = parts
  const programs = new Map(namesOf(passes).map((pass) => [pass, { source: passes[pass], functions }]))
  const compute = (run: Run) => async (input: I) => {
    const prepared = parts.prepare(input)
    if (prepared === undefined) return undefined
    const { outputs, arguments: all, constants = {}, steps = 1 } = prepared
    const values: Partial<Record<P, Float32Array>> = {}
    for (const [pass, program] of programs) {
      const launch = {
        name: `${name}.${pass}`,
        program,
        output: outputs[pass],
        arguments: all,
        constants,
        steps,
      }
      values[pass] = await run(launch)
    }
    const complete = (some: Partial<Record<P, Float32Array>>): some is Record<P, Float32Array> =>
      namesOf(passes).every((pass) => some[pass] !== undefined)
    return complete(values) ? prepared.finish(values) : undefined
  }
  return { rows: parts.rows, compute }
}
