import type { Operation, Tensor } from "@detspec/core"
import { check, dtypeOf, isTensor, toArray } from "@detspec/core"
import type { Backend, In, OperationName, Out } from "@detspec/spec"
import { operations } from "@detspec/spec"
import { isLeft } from "fp-ts/lib/Either.js"
import { mapTensors, remake } from "../../kit/relay.js"
import { isCalledAnyway } from "../../kit/untyped.js"
import { changed, plain, replaced, unguarded } from "./replaced.js"

/** Contract unchecked: bad input gets an answer, that of the first example, since computing on it could take forever. */
export const unchecked = <K extends OperationName>(name: K): Backend => {
  const { contract, examples }: Operation<In<K>, Out<K>> = operations[name]
  return unguarded(name, (input) => {
    const isRefused = isCalledAnyway(name, input) && isLeft(check(contract)(input))
    return isRefused ? (examples[0]?.output ?? {}) : plain(name, input)
  })
}

/** Strides ignored: the data is read flat. */
export const flatReader = (name: OperationName): Backend =>
  replaced(name, (input) =>
    plain(
      name,
      mapTensors(input, (tensor) =>
        remake(tensor, tensor.shape, Array.from(tensor.data.slice(0, tensor.size))),
      ),
    ),
  )

/** What is left of a number with eleven binary digits. */
export const elevenDigits = (x: number): number => {
  const step = x === 0 ? 1 : 2 ** (Math.floor(Math.log2(Math.abs(x))) - 10)
  return Math.round(x / step) * step
}

/** Knows double precision only: of single precision it reads nothing. */
export const doubleReader = (name: OperationName): Backend =>
  replaced(name, (input) =>
    plain(
      name,
      mapTensors(input, (tensor) => (dtypeOf(tensor) === "float32" ? changed(tensor, () => 0) : tensor)),
    ),
  )

/** From `most` elements on, the first tensor is read from its start again; the others are read as they are. */
export const shortReader = (name: OperationName, most: number): Backend =>
  replaced(name, (input) => {
    const first = Object.values(input).find((value): value is Tensor => isTensor(value))
    const short = (tensor: Tensor): Tensor => {
      const values = tensor === first ? toArray(tensor) : []
      return tensor === first ? changed(tensor, (x, at) => values[at % most] ?? x) : tensor
    }
    return plain(name, mapTensors(input, short))
  })

/** From `most` elements on, answers are 0. */
export const shortWriter = (name: OperationName, most: number): Backend =>
  replaced(name, (input) =>
    mapTensors(plain(name, input), (tensor) => changed(tensor, (x, at) => (at < most ? x : 0))),
  )
