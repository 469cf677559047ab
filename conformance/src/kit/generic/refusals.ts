import type { DetectionError, ErrorTag, Field, Operation } from "@detspec/core"
import { message } from "@detspec/core"
import type { Backend, In, OperationName, Out } from "@detspec/spec"
import { operations } from "@detspec/spec"
import type * as fc from "fast-check"
import * as E from "fp-ts/lib/Either.js"
import { isSome } from "fp-ts/lib/Option.js"
import { attempt } from "../call.js"
import type { Law } from "../law.js"
import { law } from "../law.js"
import { isCalledAnyway } from "../untyped.js"
import type { Verdict } from "../verdict.js"
import { fails, holds } from "../verdict.js"
import type { Breakage } from "./breakages.js"
import { breakages } from "./breakages.js"
import { tellsNumber } from "./tells-number.js"

/** Whether the first place holds the second: `deltas` holds `deltas[0]`, and that `deltas[0,2]`. */
const holdsPlace = (whole: string, part: string): boolean =>
  part === whole || part.startsWith(whole.endsWith("]") ? `${whole.slice(0, -1)},` : `${whole}[`)

const isNamed = (field: string, { blame, where, around }: Breakage): boolean => {
  if (where !== undefined) return field === where
  if (around !== undefined) return holdsPlace(field, around) || holdsPlace(around, field)
  return blame.some((one) => holdsPlace(one, field))
}

/** Whether an error names the field that is to blame, or exactly the element, and says what came. */
const blames = (error: DetectionError, breakage: Breakage): boolean =>
  isNamed(error.field, breakage) && (breakage.came === undefined || tellsNumber(error.actual, breakage.came))

/** What an error may name, in words. */
const places = ({ blame: [field = ""], where, around }: Breakage): string =>
  around === undefined || around === field
    ? `\`${where ?? field}\``
    : `\`${around}\`, or \`${field}\` that holds it,`

const refused = async <K extends OperationName>(
  backend: Backend,
  name: K,
  breakage: Breakage,
): Promise<Verdict> => {
  const { what, tag, input } = breakage
  if (!isCalledAnyway(name, input)) return holds
  const answer = await attempt(backend, name, input)
  const wanted = `${tag} of ${places(breakage)} by ${name} (${what})`
  if (E.isRight(answer)) return fails(wanted, "an answer")
  const { left } = answer
  const isTold = left.operation === name && left.tag === tag && left.expected !== "" && left.actual !== ""
  return isTold && blames(left, breakage) ? holds : fails(wanted, `${left.tag}: ${message(left)}`)
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
    { about: "refusals", runs: (asked) => Math.max(5, Math.ceil(asked / 20)) },
  )

const tags = ["TypeMismatch", "ShapeMismatch", "NotFinite", "OutOfRange"] as const

/** Whether any field can be bad in this way: masks hold no NaN, and a law that cannot fail is none. */
const canBreak = <K extends OperationName>(name: K, tag: (typeof tags)[number]): boolean => {
  const { contract, examples }: Operation<In<K>, Out<K>> = operations[name]
  return examples.some(({ input }) => breakages(tag, fieldsOf(contract.inputs), input).length > 0)
}

/** The kinds of bad field that the operation knows, each field spoiled alone; the unspoiled input is the control. */
export const fieldRefusals = <K extends OperationName>(name: K, given: fc.Arbitrary<In<K>>): readonly Law[] =>
  tags.filter((tag) => canBreak(name, tag)).map((tag) => refusal(name, tag, given))

/** The row that the contract finds at fault, as an error names it. */
const faultOf = <K extends OperationName>(name: K, requirement: string, input: In<K>): string | undefined => {
  const required = operations[name].contract.requires.find((one) => one.name === requirement)
  const found = required?.violation(input)
  return found && isSome(found) ? found.value.field : undefined
}

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
    (_, input, { backend }) => {
      const around = faultOf(name, requirement, input)
      const named = around !== undefined && holdsPlace(field, around) ? { around } : {}
      return refused(backend, name, { what: requirement, blame: [field], tag, ...named, input: { ...input } })
    },
    { about: "refusals", runs: (asked) => Math.max(10, Math.ceil(asked / 4)) },
  )
