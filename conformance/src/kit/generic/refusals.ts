import type { ErrorTag, Field } from "@detspec/core"
import { message } from "@detspec/core"
import type { Backend, In, OperationName } from "@detspec/spec"
import { operations } from "@detspec/spec"
import type * as fc from "fast-check"
import * as E from "fp-ts/lib/Either.js"
import { attempt } from "../call.js"
import type { Law } from "../law.js"
import { law } from "../law.js"
import { isCalledAnyway } from "../untyped.js"
import type { Verdict } from "../verdict.js"
import { fails, holds } from "../verdict.js"
import type { Breakage } from "./breakages.js"
import { breakages } from "./breakages.js"

const refused = async <K extends OperationName>(
  backend: Backend,
  name: K,
  { what, blame, tag, input }: Breakage,
): Promise<Verdict> => {
  if (!isCalledAnyway(name, input)) return holds
  const answer = await attempt(backend, name, input)
  const wanted = `${tag} of \`${blame[0]}\` by ${name} (${what})`
  if (E.isRight(answer)) return fails(wanted, "an answer")
  const { left } = answer
  const names = blame.some((field) => left.field === field || left.field.startsWith(`${field}[`))
  const says =
    left.operation === name && names && left.tag === tag && left.expected !== "" && left.actual !== ""
  return says ? holds : fails(wanted, `${left.tag}: ${message(left)}`)
}

const firstFailure = async <T>(all: readonly T[], judge: (one: T) => Promise<Verdict>): Promise<Verdict> => {
  for (const one of all) {
    const verdict = await judge(one)
    if (verdict.tag === "fails") return verdict
  }
  return holds
}

const sentences = {
  TypeMismatch: "refuses a field that is missing or of another kind, alone, and names it",
  ShapeMismatch: "refuses a tensor of another rank or a side that does not fit, alone, and names it",
  NotFinite: "refuses NaN and infinities wherever they stand, and names the element",
  OutOfRange: "refuses a number outside its range, alone, and names it",
}

const fieldsOf = (fields: Readonly<Record<string, Field>>): Readonly<Record<string, Field>> => fields

const refusal = <K extends OperationName>(
  name: K,
  tag: keyof typeof sentences,
  given: fc.Arbitrary<In<K>>,
): Law =>
  law(
    name,
    sentences[tag],
    given,
    async (call, input, { backend }) => {
      await call(input)
      const fields = fieldsOf(operations[name].contract.inputs)
      return firstFailure(breakages(tag, fields, input), (breakage) => refused(backend, name, breakage))
    },
    { runs: (asked) => Math.max(5, Math.ceil(asked / 20)) },
  )

/** The four kinds of bad field, each field spoiled alone; the unspoiled input is the control. */
export const fieldRefusals = <K extends OperationName>(
  name: K,
  given: fc.Arbitrary<In<K>>,
): readonly Law[] => [
  refusal(name, "TypeMismatch", given),
  refusal(name, "ShapeMismatch", given),
  refusal(name, "NotFinite", given),
  refusal(name, "OutOfRange", given),
]

/** What the contract requires beyond its fields: input that breaks one requirement only. */
export const requirementRefusal = <K extends OperationName>(
  name: K,
  requirement: string,
  field: string,
  tag: ErrorTag,
  given: fc.Arbitrary<In<K>>,
): Law =>
  law(
    name,
    `refuses input that breaks "${requirement}", and names ${field}`,
    given,
    (_, input, { backend }) =>
      refused(backend, name, { what: requirement, blame: [field], tag, input: { ...input } }),
    { runs: (asked) => Math.max(10, Math.ceil(asked / 4)) },
  )
