import type { OperationName } from "@detspec/spec"
import { documentation } from "./documentation.js"
import type { Failure, Suite } from "./suite.js"
import { concerned, suiteIn } from "./suite.js"
import { switchboard } from "./switchboard.js"

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
