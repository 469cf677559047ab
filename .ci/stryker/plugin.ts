import type { OperationName } from "@detspec/spec"
import type { Bundle } from "./bundle.js"
import { bundled, importers, pathIn } from "./bundle.js"
import type * as hand from "./by-hand.js"
import type * as law from "./by-law.js"
import { documentation } from "./documentation.js"
import type { Trial } from "./trial.js"

/** What instrumented code looks at, by the name that Stryker gives it. */
interface Switchboard {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  hitCount?: number | undefined
  hitLimit?: number | undefined
  mutantCoverage?: object
}

declare global {
  var __stryker__: Switchboard | undefined
}

interface Asked {
  readonly activeMutant: { readonly id: string }
  readonly sandboxFileName: string
  readonly testFilter?: readonly string[]
  readonly reloadEnvironment: boolean
  readonly hitLimit?: number
}

interface Options {
  readonly coverageAnalysis: string
}

interface Failure {
  readonly name: OperationName
  readonly failureMessage: string
}

const switchboard = (): Switchboard => {
  globalThis.__stryker__ ??= {}
  return globalThis.__stryker__
}

/** What fails first, thrown errors included: a specification that throws is found out too. */
const failureOf = async (trial: Trial, names: readonly OperationName[]): Promise<Failure | undefined> => {
  for (const name of names) {
    const failureMessage = await trial(name).catch((error) => `thrown: ${error}`)
    if (failureMessage !== undefined) return { name, failureMessage }
  }
  return undefined
}

/** The suite: what is quick, then what is drawn. Evaluated anew it takes 10 ms and a tenth of a second. */
interface Suite {
  readonly names: readonly OperationName[]
  readonly inputs: Bundle<unknown>["inputs"]
  /** The first failure of these operations; `anew`, in modules that are evaluated now, the laws only where they are asked. */
  readonly failure: (names: readonly OperationName[], anew: boolean) => Promise<Failure | undefined>
}

const suiteIn = async (folder: string): Promise<Suite> => {
  const byHand = await bundled<typeof hand>(folder, "by-hand.ts")
  const byLaw = await bundled<typeof law>(folder, "by-law.ts")
  const [hands, drawn] = [byHand.evaluate(), byLaw.evaluate()]
  return {
    names: hands.names,
    inputs: byHand.inputs,
    failure: async (names, anew) =>
      (await failureOf((anew ? byHand.evaluate() : hands).trial, names)) ??
      (await failureOf((anew ? byLaw.evaluate() : drawn).trial, names)),
  }
}

/** Operations whose folder the changed file is in, or from whose specification it is reached; all when it is in none. */
const concerned = ({ inputs, names }: Suite, file: string) => {
  const reached = [...importers(inputs, pathIn(process.cwd(), file))]
  const folder = (name: string) => `/${name.replaceAll(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}/`
  const some = names.filter((name) => reached.some((path) => path.includes(`operations${folder(name)}`)))
  return some.length === 0
    ? names
    : some.sort((a, b) => Number(file.includes(folder(b))) - Number(file.includes(folder(a))))
}

/** Without coverage only one operation is asked, to see that all is well: whom a mutant concerns, its file tells. */
const dryRun = async (suite: Suite, coverage: boolean) => {
  const tests: object[] = []
  for (const name of coverage ? suite.names : suite.names.slice(0, 1)) {
    switchboard().currentTestId = name
    const start = performance.now()
    const failure = await suite.failure([name], false)
    const timeSpentMs = performance.now() - start
    tests.push({ id: name, name, timeSpentMs, status: failure ? 1 : 0, ...failure })
  }
  switchboard().currentTestId = undefined
  return { status: "complete", tests, mutantCoverage: switchboard().mutantCoverage }
}

const verdict = (failure: Failure | undefined, names: readonly OperationName[]) => {
  if (!failure) return { status: "survived", nrOfTests: names.length }
  const { name, failureMessage } = failure
  return { status: "killed", killedBy: [name], failureMessage, nrOfTests: names.indexOf(name) + 1 }
}

/** Runs examples and laws in the process that it lives in: thousands of mutants are a switch each, not a start each. */
const runner = ({ coverageAnalysis }: Options) => {
  const prepared = suiteIn(process.cwd())
  return {
    capabilities: () => ({ reloadEnvironment: true }),
    init: async () => void (await prepared),
    dryRun: async () => dryRun(await prepared, coverageAnalysis !== "off"),
    mutantRun: async ({ activeMutant, sandboxFileName, testFilter, reloadEnvironment, hitLimit }: Asked) => {
      const suite = await prepared
      Object.assign(switchboard(), { activeMutant: activeMutant.id, hitCount: undefined, hitLimit })
      try {
        const names = testFilter
          ? suite.names.filter((name) => testFilter.includes(name))
          : concerned(suite, sandboxFileName)
        return verdict(await suite.failure(names, reloadEnvironment), names)
      } catch (error) {
        return { status: "killed", killedBy: [], failureMessage: `does not load: ${error}`, nrOfTests: 0 }
      } finally {
        switchboard().activeMutant = undefined
      }
    },
  }
}

// Stryker hands a runner what it asks for by name.
runner.inject = ["options"] as const

export const strykerPlugins: readonly object[] = [
  { kind: "TestRunner", name: "laws", factory: runner },
  { kind: "Ignore", name: "documentation", value: { shouldIgnore: documentation } },
]
