import type { Law, Trial } from "../kit/law.js"
import type { Mutant } from "../kit/mutant.js"

/** A law that a mutant breaks, and the run in which it does. */
export interface Killer {
  readonly sentence: string
  readonly runs: number
}

const killerOf = async (law: Law, { backend }: Mutant, trial: Trial): Promise<Killer | undefined> => {
  const outcome = await law.test(backend(), { ...trial, shrink: false })
  if (outcome.tag === "broken") throw new Error(`${law.sentence}: ${outcome.reason}`)
  return outcome.tag === "failed" ? { sentence: law.sentence, runs: outcome.runs } : undefined
}

/** The first of the laws that the mutant breaks. */
export const firstKiller = async (
  mutant: Mutant,
  laws: readonly Law[],
  trial: Trial,
): Promise<Killer | undefined> => {
  for (const law of laws) {
    const killer = await killerOf(law, mutant, trial)
    if (killer) return killer
  }
  return undefined
}

/** Most mutants die in these. */
const few = 10

const inFew = (trial: Trial): Trial => ({ ...trial, runs: Math.min(few, trial.runs) })

/** The first of the laws that the mutant breaks in few runs; where none does, in as many as are asked for. */
export const quickKiller = async (
  mutant: Mutant,
  laws: readonly Law[],
  trial: Trial,
): Promise<Killer | undefined> =>
  (await firstKiller(mutant, laws, inFew(trial))) ?? firstKiller(mutant, laws, trial)

/** A mutant that a law kills, and the run in which it does. */
export interface Victim {
  readonly mutant: Mutant
  readonly runs: number
}

/** The first of the mutants that break the law in few runs; where none does, in as many as are asked for. */
export const victimOf = async (
  law: Law,
  mutants: readonly Mutant[],
  trial: Trial,
): Promise<Victim | undefined> => {
  for (const mutant of mutants) {
    const killer = await killerOf(law, mutant, inFew(trial))
    if (killer) return { mutant, runs: killer.runs }
  }
  for (const mutant of mutants) {
    const killer = await killerOf(law, mutant, trial)
    if (killer) return { mutant, runs: killer.runs }
  }
  return undefined
}
