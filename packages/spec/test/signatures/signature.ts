import type { Field } from "@detspec/core"
import { describeInterval } from "@detspec/core"
import type { OperationName } from "../../src/index.js"
import { operations } from "../../src/index.js"

/** What an operation takes, returns and requires, each in a few words: whoever changes it breaks somebody's program. */
export interface Signature {
  readonly inputs: Readonly<Record<string, string>>
  readonly outputs: Readonly<Record<string, string>>
  readonly requires: readonly string[]
}
export type Signatures = Readonly<Partial<Record<OperationName, Signature>>>

const form = (field: Field): string => {
  switch (field.kind) {
    case "tensor":
      return `${field.element} [${field.shape.join(", ")}]: ${describeInterval(field.range)}`
    case "number":
      return `${field.integer ? "integer" : "number"}: ${describeInterval(field.range)}`
    case "numbers":
      return `numbers [${field.length}]: ${describeInterval(field.range)}`
    case "choice":
      return `one of ${field.options.join(", ")}`
  }
}

const forms = (fields: Readonly<Record<string, Field>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, form(field)]))

/** The signature that the contract has. */
export const signatureOf = (name: OperationName): Signature => {
  const { inputs, outputs, requires } = operations[name].contract
  return { inputs: forms(inputs), outputs: forms(outputs), requires: requires.map((one) => one.name) }
}
