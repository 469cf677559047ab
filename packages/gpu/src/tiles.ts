import type { Tensor, TensorRecord } from "@detspec/core"
import { isInt32, isTensor, wrapFloat32, wrapInt32 } from "@detspec/core"
import type { Kernel } from "./kernel.js"
import type { Run } from "./launch.js"
import { copyInto } from "./pack.js"

const tooLarge = "TooLarge"

/** What a device throws for a launch beyond its limits: a part of it may fit. */
export const tooLargeError = (what: string): Error => {
  const error = new Error(`${what} in one run is more than this mode can hold`)
  error.name = tooLarge
  return error
}

const isTooLarge = (thrown: unknown): boolean => thrown instanceof Error && thrown.name === tooLarge

/** The input with rows [from, to) of the named tensors. */
const cut = <I extends object>(input: I, rows: readonly string[], from: number, to: number): I => {
  const fields = Object.entries(input).map(([name, value]: [string, unknown]) => [
    name,
    rows.includes(name) && isTensor(value) ? value.hi(to).lo(from) : value,
  ])
  return { ...input, ...Object.fromEntries(fields) }
}

const countOf = <I extends object>(input: I, rows: readonly (keyof I & string)[]): number => {
  const first: unknown = rows[0] === undefined ? undefined : input[rows[0]]
  return isTensor(first) ? (first.shape[0] ?? 0) : 0
}

const joinTensors = (upper: Tensor, lower: Tensor): Tensor => {
  const shape = [(upper.shape[0] ?? 0) + (lower.shape[0] ?? 0), ...upper.shape.slice(1)]
  const size = upper.size + lower.size
  const data = isInt32(upper) ? new Int32Array(size) : new Float32Array(size)
  copyInto(data, 0, upper)
  copyInto(data, upper.size, lower)
  return data instanceof Int32Array ? wrapInt32(shape, data) : wrapFloat32(shape, data)
}

const join = <O extends TensorRecord>(upper: O, lower: O): O => {
  const fields = Object.entries(upper).map(([name, tensor]) => {
    const below = lower[name]
    return [name, below === undefined ? tensor : joinTensors(tensor, below)]
  })
  return { ...upper, ...Object.fromEntries(fields) }
}

/** The kernel's answer; where the whole is too large for one run, that of its halves, joined. */
export const inTiles =
  <I extends object, O extends TensorRecord>({ rows, compute }: Kernel<I, O>, run: Run) =>
  async (input: I): Promise<O | undefined> => {
    const whole = async (part: I, count: number): Promise<O | undefined> => {
      try {
        return await compute(run)(part)
      } catch (thrown) {
        if (!isTooLarge(thrown) || count < 2) throw thrown
        const middle = Math.ceil(count / 2)
        const upper = await whole(cut(part, rows, 0, middle), middle)
        const lower = await whole(cut(part, rows, middle, count), count - middle)
        return upper && lower && join(upper, lower)
      }
    }
    return whole(input, countOf(input, rows))
  }
