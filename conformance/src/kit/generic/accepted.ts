import type { Operation } from "@detspec/core"
import { check } from "@detspec/core"
import type { In, OperationName, Out } from "@detspec/spec"
import { operations } from "@detspec/spec"
import { isRight } from "fp-ts/lib/Either.js"
import { isCalledAnyway } from "../untyped.js"

/** The input itself, if the contract accepts it. */
export const accepted = <K extends OperationName>(name: K, input: object): In<K> | undefined => {
  const { contract }: Operation<In<K>, Out<K>> = operations[name]
  return isCalledAnyway(name, input) && isRight(check(contract)(input)) ? input : undefined
}
