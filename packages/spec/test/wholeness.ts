import type { Operation } from "@detspec/core"
import { check } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import type { In, OperationName, Out } from "../src/index.js"
import { operations, specBackend } from "../src/index.js"

/** The fewest worked examples that an operation has. */
const fewest = 3

/** A requirement that blames no field of the input, or that has no words for what it wants. */
const unsaid = <K extends OperationName>(name: K): string | undefined => {
  const { contract }: Operation<In<K>, Out<K>> = operations[name]
  const wordless = contract.requires.find(
    ({ field, expected }) => !Object.hasOwn(contract.inputs, field) || expected === "",
  )
  return wordless && `"${wordless.name}" says "${wordless.field}" must "${wordless.expected}"`
}

/** A preset under which the contract refuses its own first example, though nothing else was changed. */
const refusedPreset = <K extends OperationName>(name: K): string | undefined => {
  const { contract, examples }: Operation<In<K>, Out<K>> = operations[name]
  const accepts = (preset: Partial<In<K>>): boolean =>
    examples.some(({ input }) => E.isRight(check(contract)({ ...input, ...preset })))
  const refused = Object.entries<Partial<In<K>>>(contract.presets).find(([, preset]) => !accepts(preset))
  return refused && `preset ${refused[0]} is refused`
}

/** What the specification, as a backend, does not say of itself and of where an operation runs. */
const unnamed = (operation: OperationName): string | undefined => {
  const { name, device, runsOn } = specBackend
  const said = `${name} on ${device}: ${runsOn[operation]}`
  return said === "spec on TypeScript, float64: host" ? undefined : said
}

/** What an operation lacks of what every operation has: words of each requirement, presets that hold, worked examples, a place where it runs. */
export const lack = (name: OperationName): string | undefined => {
  const { examples } = operations[name]
  const few = examples.length < fewest ? `${examples.length} worked examples` : undefined
  return unsaid(name) ?? refusedPreset(name) ?? unnamed(name) ?? few
}
