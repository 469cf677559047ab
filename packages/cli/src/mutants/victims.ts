import type { Killer, Law, Mutant, Victim } from "@detspec/conformance"
import { laws, mutantsOf, ownMutantsOf, victimOf } from "@detspec/conformance"
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

const known = (law: Law, mutants: readonly Mutant[], deaths: readonly Death[]): Victim | undefined => {
  const [first] = deaths.flatMap(({ mutant, found }) =>
    found?.sentence === law.sentence && mutants.includes(mutant) ? [{ mutant, runs: found.runs }] : [],
  )
  return first
}

/**
 * A victim of each law: one whose death is known, else the first that is found. A law of the operation's own is asked
 * for the operation's own bugs first, since bugs of any operation, such as one that writes into its input, break most.
 */
export const dutiesOf = async (
  name: OperationName,
  inOrder: readonly Law[],
  deaths: readonly Death[],
  trial: { readonly seed: number; readonly runs: number },
): Promise<readonly Duty[]> => {
  const own = ownMutantsOf(name)
  const commonFirst = [...mutantsOf(name)].reverse()
  const among = async (law: Law, mutants: readonly Mutant[]): Promise<Victim | undefined> =>
    known(law, mutants, deaths) ?? victimOf(law, mutants, trial)
  const duties: Duty[] = []
  for (const law of inOrder) {
    const first = laws[name].own.includes(law) ? await among(law, own) : undefined
    duties.push({ law, victim: first ?? (await among(law, commonFirst)) })
  }
  return duties
}

/** The law, and under it the mutant. */
export const dutyLines = ({ law, victim }: Duty): readonly string[] =>
  victim
    ? [`  † ${law.sentence}`, `      ${times(victim.runs)}: ${victim.mutant.bug}`]
    : [`  ! kills none: ${law.sentence}`]
