import type { Killer, Law, Mutant, Victim } from "@detspec/conformance"
import { mutantsOf, victimOf } from "@detspec/conformance"
import type { OperationName } from "@detspec/spec"
import { times } from "./times.js"

/** A law, and a mutant that it kills. */
export interface Duty {
  readonly law: Law
  readonly victim: Victim | undefined
}

/** What is known already: a mutant, and the law that killed it. */
export interface Death {
  readonly mutant: Mutant
  readonly found: Killer | undefined
}

const known = (law: Law, deaths: readonly Death[]): Victim | undefined => {
  const [first] = deaths.flatMap(({ mutant, found }) =>
    found?.sentence === law.sentence ? [{ mutant, runs: found.runs }] : [],
  )
  return first
}

/**
 * A victim of each law: one whose death is known, else the first that is found. A law of the operation's own is asked
 * for the operation's own bugs first, since bugs of any operation, such as one that writes into its input, break most.
 */
export const dutiesOf = async (
  name: OperationName,
  { own, inOrder }: { readonly own: readonly Law[]; readonly inOrder: readonly Law[] },
  deaths: readonly Death[],
  trial: { readonly seed: number; readonly runs: number },
): Promise<readonly Duty[]> => {
  const ownFirst = mutantsOf(name)
  const commonFirst = [...ownFirst].reverse()
  const duties: Duty[] = []
  for (const law of inOrder) {
    const mutants = own.includes(law) ? ownFirst : commonFirst
    duties.push({ law, victim: known(law, deaths) ?? (await victimOf(law, mutants, trial)) })
  }
  return duties
}

/** The law, and under it the mutant. */
export const dutyLines = ({ law, victim }: Duty): readonly string[] =>
  victim
    ? [`  † ${law.sentence}`, `      ${times(victim.runs)}: ${victim.mutant.bug}`]
    : [`  ! kills none: ${law.sentence}`]
