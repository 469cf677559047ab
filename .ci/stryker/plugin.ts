import { rm } from "node:fs/promises"
import { pathToFileURL } from "node:url"
import type { OperationName } from "@detspec/spec"
import type { Bundle } from "./bundle.js"
import { bundleSuite, importers, pathIn } from "./bundle.js"
import { documentation } from "./documentation.js"
import type * as suite from "./suite.js"

type Suite = typeof suite

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

interface Failure {
  readonly name: OperationName
  readonly failureMessage: string
}

const switchboard = (): Switchboard => {
  globalThis.__stryker__ ??= {}
  return globalThis.__stryker__
}

const loaded = async ({ path }: Bundle, version: string): Promise<Suite> =>
  import(`${pathToFileURL(path).href}?${version}`)

/** What fails first, thrown errors included: a specification that throws is found out too. */
const failureOf = async (
  { trials }: Suite,
  names: readonly OperationName[],
): Promise<Failure | undefined> => {
  for (const trial of trials) {
    for (const name of names) {
      const failureMessage = await trial(name).catch((error) => `thrown: ${error}`)
      if (failureMessage !== undefined) return { name, failureMessage }
    }
  }
  return undefined
}

/** Operations whose folder the changed file is in, or from whose specification it is reached; all when it is in none. */
const concerned = (bundle: Bundle, names: readonly OperationName[], file: string) => {
  const reached = [...importers(bundle, pathIn(process.cwd(), file))]
  const folder = (name: string) => `/${name.replaceAll(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}/`
  const some = names.filter((name) => reached.some((path) => path.includes(`operations${folder(name)}`)))
  return some.length === 0
    ? names
    : some.sort((a, b) => Number(file.includes(folder(b))) - Number(file.includes(folder(a))))
}

const dryRun = async (suite: Suite) => {
  const tests: object[] = []
  for (const name of suite.names) {
    switchboard().currentTestId = name
    const start = performance.now()
    const failure = await failureOf(suite, [name])
    const timeSpentMs = performance.now() - start
    tests.push({ id: name, name, timeSpentMs, status: failure ? 1 : 0, ...failure })
  }
  switchboard().currentTestId = undefined
  return { status: "complete", tests, mutantCoverage: switchboard().mutantCoverage }
}

const mutantRun = async (suite: Suite, names: readonly OperationName[]) => {
  const failure = await failureOf(suite, names)
  if (!failure) return { status: "survived", nrOfTests: names.length }
  const { name, failureMessage } = failure
  return { status: "killed", killedBy: [name], failureMessage, nrOfTests: names.indexOf(name) + 1 }
}

/** Runs examples and laws in the process that it lives in: thousands of mutants are a switch each, not a start each. */
const runner = () => {
  const bundled = bundleSuite(process.cwd())
  const first = bundled.then((bundle) => loaded(bundle, "first"))
  return {
    capabilities: () => ({ reloadEnvironment: true }),
    init: async () => void (await first),
    dryRun: async () => dryRun(await first),
    mutantRun: async ({ activeMutant, sandboxFileName, testFilter, reloadEnvironment, hitLimit }: Asked) => {
      const bundle = await bundled
      Object.assign(switchboard(), { activeMutant: activeMutant.id, hitCount: undefined, hitLimit })
      try {
        const { names: all } = await first
        const suite = reloadEnvironment ? await loaded(bundle, activeMutant.id) : await first
        const names = testFilter
          ? all.filter((name) => testFilter.includes(name))
          : concerned(bundle, all, sandboxFileName)
        return await mutantRun(suite, names)
      } catch (error) {
        return { status: "killed", killedBy: [], failureMessage: `does not load: ${error}`, nrOfTests: 0 }
      } finally {
        switchboard().activeMutant = undefined
      }
    },
    dispose: async () => rm((await bundled).path, { force: true }),
  }
}

export const strykerPlugins: readonly object[] = [
  { kind: "TestRunner", name: "laws", factory: runner },
  { kind: "Ignore", name: "documentation", value: { shouldIgnore: documentation } },
]
