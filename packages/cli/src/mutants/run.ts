import type { Killer, Law, Mutant } from "@detspec/conformance"
import { exhibitsOf, laws, mutantsOf, quickKiller } from "@detspec/conformance"
import type { OperationName } from "@detspec/spec"
import type { ExitStatus } from "../exit.js"
import { times } from "./times.js"
import type { Duty } from "./victims.js"
import { dutiesOf, dutyLines } from "./victims.js"

export interface Options {
  readonly operations: readonly OperationName[]
  readonly seed: number
  readonly seeds: number
  readonly runs: number
  readonly every: boolean
  readonly quiet: boolean
}

type Print = (line: string) => void

/** What one mutant met under one seed. */
interface Fight {
  readonly mutant: Mutant
  readonly seed: number
  readonly found: Killer | undefined
}

const isLarge = ({ sentence }: Law | Killer): boolean => sentence.includes("one large input")

/** Agreement first, since it finds most; the large input last, since it is slow. */
const inOrder = (name: OperationName): readonly Law[] => {
  const { common, own } = laws[name]
  return [...common, ...own].sort((a, b) => Number(isLarge(a)) - Number(isLarge(b)))
}

const lines = ({ mutant, seed, found }: Fight): readonly string[] => {
  const ids = exhibitsOf(mutant).map((id) => `${id} `)
  const title = `${ids.join("")}${mutant.bug}${mutant.source && ` (${mutant.source})`}`
  return found
    ? [`  ✓ ${title}`, `      ${times(found.runs)}: ${found.sentence}`]
    : [`  ✗ ${title}: survives under seed ${seed}`]
}

const aboutMutants = (fights: readonly Fight[], { seeds, runs }: Options): string => {
  const alive = fights.filter(({ found }) => !found).length
  const [slowest] = fights
    .flatMap(({ mutant, found }) => (found ? [{ mutant, runs: found.runs }] : []))
    .sort((a, b) => b.runs - a.runs)
  const longest = slowest
    ? ` The longest to die, in ${times(slowest.runs)}: ${slowest.mutant.operation}, ${slowest.mutant.bug}.`
    : ""
  const verdict = alive === 0 ? "all die" : `${alive} survive`
  return `${fights.length / seeds} mutants, ${seeds} ${seeds === 1 ? "seed" : "seeds"}, ${times(runs)} a law: ${verdict}.${longest}`
}

const aboutLaws = (duties: readonly Duty[]): string => {
  const idle = duties.filter(({ victim }) => !victim).length
  return `${duties.length} laws: ${idle === 0 ? "each kills a mutant" : `${idle} kill none`}.`
}

/** A large input does not hang on the seed: what a law on one killed, it kills under every seed. */
const killedBefore = (mutant: Mutant, fights: readonly Fight[]): Killer | undefined =>
  fights.find(({ mutant: { bug }, found }) => bug === mutant.bug && found && isLarge(found))?.found

/** All mutants of an operation under all seeds, each told of when it has died, or not. */
const fightsOf = async (name: OperationName, options: Options, print: Print): Promise<readonly Fight[]> => {
  const fights: Fight[] = []
  for (let seed = options.seed; seed < options.seed + options.seeds; seed += 1) {
    for (const mutant of mutantsOf(name)) {
      const found =
        killedBefore(mutant, fights) ??
        (await quickKiller(mutant, inOrder(name), { seed, runs: options.runs }))
      const one = { mutant, seed, found }
      fights.push(one)
      if (!options.quiet || !found) for (const line of lines(one)) print(line)
    }
  }
  return fights
}

/** Plants every mutant under every seed, prints what kills it, and answers 1 when one survives, or a law kills none. */
export const runMutants = async (options: Options, print: Print): Promise<ExitStatus> => {
  const [fights, duties]: [Fight[], Duty[]] = [[], []]
  for (const name of options.operations) {
    print(name)
    const here = await fightsOf(name, options, print)
    fights.push(...here)
    const found = options.every ? await dutiesOf(name, inOrder(name), here, options) : []
    duties.push(...found)
    for (const duty of found)
      if (!options.quiet || !duty.victim) for (const line of dutyLines(duty)) print(line)
  }
  print("")
  print(aboutMutants(fights, options))
  if (options.every) print(aboutLaws(duties))
  return fights.every(({ found }) => found) && duties.every(({ victim }) => victim) ? 0 : 1
}
