import type { Field } from "@detspec/core"
import type { In, OperationName } from "@detspec/spec"
import { operations } from "@detspec/spec"
import type * as fc from "fast-check"
import { agreement, largeAgreement, worksExamples } from "./generic/agreement.js"
import { fieldRefusals, requirementRefusal } from "./generic/refusals.js"
import { isOwned, isPure, readsContainers, readsViews } from "./generic/values.js"
import type { Law } from "./law.js"

/** Input that breaks one requirement of the contract and nothing else; `field` is the one that the error names. */
export interface Refusal<K extends OperationName> {
  readonly field: string
  readonly given: fc.Arbitrary<In<K>>
}

export interface LawsOf<K extends OperationName> {
  readonly operation: K
  /** What every operation owes, derived from its contract. */
  readonly common: readonly Law[]
  /** What makes this operation itself. */
  readonly own: readonly Law[]
}

export interface Material<K extends OperationName> {
  /** Any valid input, corners included: every number is one that float32 holds. */
  readonly valid: fc.Arbitrary<In<K>>
  /** For operations that choose: input on which no arithmetic rounds, so that the choice is exact. */
  readonly exact?: fc.Arbitrary<In<K>>
  /** One input of the size that applications have, about 100,000 boxes or a million elements. */
  readonly large: () => In<K>
  /** Long inputs by what they are: more masks, rows or classes than 8 or 16 bits count, or than a block of a kernel holds. */
  readonly long?: Readonly<Record<string, () => In<K>>>
  /** By the name of the requirement; every requirement of the contract has one. */
  readonly refusals: Readonly<Record<string, Refusal<K>>>
  readonly laws: readonly Law[]
}

const unbroken = <K extends OperationName>(
  name: K,
  refusals: Readonly<Record<string, unknown>>,
): readonly string[] =>
  operations[name].contract.requires
    .map((requirement) => requirement.name)
    .filter((required) => !(required in refusals))

const fieldsOf = (name: OperationName): readonly Field[] => Object.values(operations[name].contract.inputs)

/** Whether there is a view to read: anchors are asked for by numbers alone. */
export const takesTensors = (name: OperationName): boolean =>
  fieldsOf(name).some(({ kind }) => kind === "tensor")

/** Whether there are numbers that more than one container holds: masks and labels have one each. */
export const takesFloats = (name: OperationName): boolean =>
  fieldsOf(name).some((field) => field.kind === "tensor" && field.element === "float")

/** All laws of an operation: the common ones, and its own. */
export const lawsOf = <K extends OperationName>(
  name: K,
  { valid, exact, large, long = {}, refusals, laws }: Material<K>,
): LawsOf<K> => {
  const missing = unbroken(name, refusals)
  if (missing.length > 0) throw new TypeError(`${name}: no refusal law for "${missing.join('", "')}"`)
  const sentence = exact
    ? "agrees with the specification exactly where no arithmetic rounds"
    : "agrees with the specification within its accuracy"
  return {
    operation: name,
    common: [
      agreement(name, sentence, exact ?? valid),
      worksExamples(name),
      largeAgreement(name, "one large input", large),
      ...Object.entries(long).map(([what, input]) => largeAgreement(name, what, input)),
      ...fieldRefusals(name, valid),
      ...Object.entries(refusals).map(([requirement, { field, given }]) =>
        requirementRefusal(name, requirement, field, "OutOfRange", given),
      ),
      ...(takesTensors(name) ? [readsViews(name, valid)] : []),
      ...(takesFloats(name) ? [readsContainers(name, valid)] : []),
      isPure(name, valid),
      isOwned(name, valid),
    ],
    own: laws,
  }
}
