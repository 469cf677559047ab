import { isTensor, toArray } from "@detspec/core"
import type { Backend, OperationName } from "@detspec/spec"
import { mapTensors, remake } from "../../kit/relay.js"
import { plain, replaced } from "./replaced.js"

/** Writes into its input. */
export const scribbler = (name: OperationName): Backend =>
  replaced(name, (input) => {
    const answer = plain(name, input)
    for (const value of Object.values(input)) {
      if (isTensor(value) && value.size > 0) value.data[value.offset] = (value.data[value.offset] ?? 0) + 1
    }
    return answer
  })

/** Reuses the memory of its last answer. */
export const reuser = (name: OperationName): Backend => {
  const before = new Map<string, { readonly fill: (values: readonly number[]) => void }>()
  return replaced(name, (input) =>
    mapTensors(plain(name, input), (tensor, field) => {
      const values = toArray(tensor)
      before.get(field)?.fill(values)
      const fresh = remake(tensor, tensor.shape, values)
      before.set(field, {
        fill: (next) => {
          for (const [at, value] of next.slice(0, fresh.data.length).entries()) fresh.data[at] = value
        },
      })
      return fresh
    }),
  )
}

/** Hands the same memory out again for input that it has seen. */
export const hoarder = (name: OperationName): Backend => {
  const seen = new Map<string, object>()
  return replaced(name, (input) => {
    const numbers = mapTensors(input, (tensor) => remake(tensor, tensor.shape, toArray(tensor)))
    const key = JSON.stringify(numbers)
    const answer = seen.get(key) ?? plain(name, input)
    seen.set(key, answer)
    return answer
  })
}

/** Gives an input tensor back as the answer, where they have the same shape. */
export const lender = (name: OperationName, field: string): Backend =>
  replaced(name, (input) => ({
    ...plain(name, input),
    [field]: new Map<string, unknown>(Object.entries(input)).get(field),
  }))

/** Remembers answers by the shapes and settings of what was asked, and not by the numbers. */
export const forgetful = (name: OperationName): Backend => {
  const seen = new Map<string, object>()
  return replaced(name, (input) => {
    const key = JSON.stringify(mapTensors(input, (tensor) => remake(tensor, tensor.shape, [])))
    const answer = seen.get(key) ?? plain(name, input)
    seen.set(key, answer)
    return mapTensors(answer, (tensor) => remake(tensor, tensor.shape, toArray(tensor)))
  })
}

/** Has room for as many numbers as its first answer had: later ones are cut short with zeros. */
export const cramped = (name: OperationName): Backend => {
  const room = new Map<string, number>()
  return replaced(name, (input) =>
    mapTensors(plain(name, input), (tensor, field) => {
      const size = room.get(field) ?? tensor.size
      room.set(field, size)
      return remake(
        tensor,
        tensor.shape,
        toArray(tensor).map((x, at) => (at < size ? x : 0)),
      )
    }),
  )
}
