import type { Field, Operation } from "@detspec/core"
import { checkFields, plainGlance } from "@detspec/core"
import type { In, OperationName, Out } from "@detspec/spec"
import { operations } from "@detspec/spec"
import { isRight } from "fp-ts/lib/Either.js"
import { breakages } from "../src/kit/generic/breakages.js"

type Some = Readonly<Record<string, unknown>>
type Fields = Readonly<Record<string, Field>>

const renamed = <T>(record: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [`answer.${name}`, value]))

/** Inputs and outputs as fields of one record: so outputs can be checked, against each other and against the inputs. */
const allFields = <K extends OperationName>(name: K): Fields => {
  const { contract }: Operation<In<K>, Out<K>> = operations[name]
  const answered: Fields = contract.outputs
  return { ...contract.inputs, ...renamed(answered) }
}

/** What of an operation's examples does not fit its contract's outputs, or would fit though it is spoiled. */
export const misfits = <K extends OperationName>(name: K): readonly string[] => {
  const { contract, examples }: Operation<In<K>, Out<K>> = operations[name]
  const fields = allFields(name)
  const fits = (record: Some): boolean => isRight(checkFields(name, fields, record, plainGlance))
  const outputs = Object.keys(contract.outputs).sort().join()
  return examples.flatMap(({ title, input, output }) => {
    const record = { ...input, ...renamed<unknown>(output) }
    const spoiled = (["TypeMismatch", "ShapeMismatch", "OutOfRange"] as const)
      .flatMap((tag) => breakages(tag, fields, record))
      .filter(({ what, input }) => what.startsWith("answer.") && fits(input))
      .map(({ what }) => `${title}: ${what}`)
    const named = Object.keys(output).sort().join() === outputs ? [] : [`${title}: outputs ${outputs}`]
    return [...(fits(record) ? [] : [title]), ...named, ...spoiled]
  })
}
