import type { Killer, Law, Mutant } from "@detspec/conformance"
import { exhibitsOf, killers, laws, mutantsOf, quickKiller } from "@detspec/conformance"
import type { OperationName } from "@detspec/spec"
import type { ExitStatus } from "../exit.js"

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
  readonly found: readonly Killer[]
}

const isLarge = ({ sentence }: Law): boolean => sentence.includes("one large input")

/** Agreement first, since it finds most; the large input last, since it is slow. */
const inOrder = (name: OperationName): readonly Law[] => {
  const { common, own } = laws[name]
  return [...common, ...own].sort((a, b) => Number(isLarge(a)) - Number(isLarge(b)))
}

const fight = async (mutant: Mutant, seed: number, { every, runs }: Options): Promise<Fight> => {
  const all = inOrder(mutant.operation)
  if (every) return { mutant, seed, found: await killers(mutant, all, { seed, runs }) }
  const first = await quickKiller(mutant, all, { seed, runs })
  return { mutant, seed, found: first ? [first] : [] }
}

const times = (runs: number): string => `${runs} ${runs === 1 ? "run" : "runs"}`

const lines = ({ mutant, seed, found }: Fight): readonly string[] => {
  const ids = exhibitsOf(mutant).map((id) => `${id} `)
  const title = `${ids.join("")}${mutant.bug}${mutant.source && ` (${mutant.source})`}`
  if (found.length === 0) return [`  ✗ ${title}: survives under seed ${seed}`]
  return [`  ✓ ${title}`, ...found.map(({ runs, sentence }) => `      ${times(runs)}: ${sentence}`)]
}

const idleLines = (name: OperationName, fights: readonly Fight[]): readonly string[] => {
  const busy = new Set(fights.flatMap(({ found }) => found.map(({ sentence }) => sentence)))
  return inOrder(name)
    .filter(({ sentence }) => !busy.has(sentence))
    .map(({ sentence }) => `  ! kills none: ${sentence}`)
}

const summary = (fights: readonly Fight[], { seeds, runs }: Options): readonly string[] => {
  const count = fights.length / seeds
  const alive = fights.filter(({ found }) => found.length === 0)
  const [slowest] = fights
    .flatMap(({ mutant, found }) => found.slice(0, 1).map((killer) => ({ mutant, ...killer })))
    .sort((a, b) => b.runs - a.runs)
  const longest = slowest
    ? ` The longest to die, in ${times(slowest.runs)}: ${slowest.mutant.operation}, ${slowest.mutant.bug}.`
    : ""
  const verdict = alive.length === 0 ? "all die" : `${alive.length} survive`
  return [
    "",
    `${count} mutants, ${seeds} ${seeds === 1 ? "seed" : "seeds"}, ${times(runs)} a law: ${verdict}.${longest}`,
  ]
}

/** Plants every mutant under every seed, prints what kills it, and answers 1 when one survives. */
export const runMutants = async (options: Options, print: Print): Promise<ExitStatus> => {
  const fights: Fight[] = []
  for (const name of options.operations) {
    print(name)
    const here: Fight[] = []
    for (let seed = options.seed; seed < options.seed + options.seeds; seed += 1) {
      for (const mutant of mutantsOf(name)) {
        const one = await fight(mutant, seed, options)
        here.push(one)
        if (!options.quiet || one.found.length === 0) for (const line of lines(one)) print(line)
      }
    }
    if (options.every) for (const line of idleLines(name, here)) print(line)
    fights.push(...here)
  }
  for (const line of summary(fights, options)) print(line)
  return fights.every(({ found }) => found.length > 0) ? 0 : 1
}
