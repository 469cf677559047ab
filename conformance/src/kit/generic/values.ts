import { isTensor, toArray } from "@detspec/core"
import type { In, OperationName } from "@detspec/spec"
import * as fc from "fast-check"
import { sameRecord } from "../compare.js"
import type { Law } from "../law.js"
import { law } from "../law.js"
import { layouts, mapTensors, recast, relay } from "../relay.js"
import { isCalledAnyway } from "../untyped.js"
import { allHold, fails, holds } from "../verdict.js"

const fewer = (asked: number): number => Math.max(10, Math.ceil(asked / 4))

/** Strides, offsets and transposes are not seen in the answer. */
export const readsViews = <K extends OperationName>(name: K, given: fc.Arbitrary<In<K>>): Law =>
  law(
    name,
    "reads any strided view: transposed, with gaps or backwards, the same numbers give the same answer",
    fc.record({ input: given, layout: fc.constantFrom(...layouts) }),
    async (call, { input, layout }) => {
      const plain = await call(input)
      const relaid = mapTensors(input, (tensor) => relay(tensor, layout))
      return isCalledAnyway(name, relaid) ? sameRecord(plain, await call(relaid)) : holds
    },
    { about: "views", runs: fewer },
  )

/** The container of the numbers is not seen in the answer. */
export const readsContainers = <K extends OperationName>(name: K, given: fc.Arbitrary<In<K>>): Law =>
  law(
    name,
    "the same numbers as float32 and as float64 give the same answer",
    given,
    async (call, input) => {
      const single = mapTensors(input, (tensor) => recast(tensor, "float32"))
      const double = mapTensors(input, (tensor) => recast(tensor, "float64"))
      if (!isCalledAnyway(name, single) || !isCalledAnyway(name, double)) return holds
      return sameRecord(await call(single), await call(double))
    },
    { about: "containers", runs: fewer },
  )

const copy = (record: object): readonly (readonly number[])[] =>
  Object.values(record)
    .filter(isTensor)
    .map((tensor) => toArray(tensor))

const unchanged = (before: readonly (readonly number[])[], record: object, what: string) => {
  const after = copy(record)
  const moved = before.some((values, t) => values.some((value, at) => !Object.is(value, after[t]?.[at])))
  return moved ? fails(`${what} stays as it was`, `${what} was written to`) : holds
}

/** No state between calls, nothing of the caller's is written to. */
export const isPure = <K extends OperationName>(name: K, given: fc.Arbitrary<In<K>>): Law =>
  law(
    name,
    "is pure: another call in between changes neither an earlier answer, nor a later one, nor the input",
    fc.tuple(given, given),
    async (call, [input, other]) => {
      const before = copy(input)
      const first = await call(input)
      const answered = copy(first)
      await call(other)
      const again = await call(input)
      return allHold([
        unchanged(before, input, "the input"),
        unchanged(answered, first, "the first answer"),
        sameRecord(first, again),
      ])
    },
    { runs: fewer },
  )

/** Another number in the first place of every tensor. */
const scribble = (record: object): void => {
  for (const tensor of Object.values(record).filter(isTensor)) {
    if (tensor.size > 0) tensor.data[tensor.offset] = tensor.data[tensor.offset] === 1 ? 0 : 1
  }
}

/** No memory is shared: neither with the input, nor with a later answer. */
export const isOwned = <K extends OperationName>(name: K, given: fc.Arbitrary<In<K>>): Law =>
  law(
    name,
    "an answer is the caller's own: writing to the input or to the answer changes no other answer",
    given,
    async (call, input) => {
      const lent = mapTensors(input, (tensor) => relay(tensor, "row-major"))
      if (!isCalledAnyway(name, lent)) return holds
      const answer = await call(lent)
      const answered = copy(answer)
      scribble(lent)
      const kept = unchanged(answered, answer, "the answer")
      scribble(answer)
      return allHold([kept, unchanged(answered, await call(input), "a later answer")])
    },
    { about: "memory", runs: fewer },
  )
