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

const switchboard = (): Switchboard => {
  globalThis.__stryker__ ??= {}
  return globalThis.__stryker__
}

const loaded = async ({ path }: Bundle, version: string): Promise<Suite> =>
  import(`${pathToFileURL(path).href}?${version}`)

/** What fails, thrown errors included: a specification that throws is found out too. */
const failureOf = async ({ failure }: Suite, name: OperationName): Promise<string | undefined> => {
  try {
    return await failure(name)
  } catch (error) {
    return `thrown: ${error}`
  }
}

/** Operations whose folder the changed file is in, or from whose specification it is reached. */
const concerned = (bundle: Bundle, names: readonly OperationName[], file: string) => {
  const reached = [...importers(bundle, pathIn(process.cwd(), file))]
  const folder = (name: string) => `/${name.replaceAll(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}/`
  return names
    .filter((name) => reached.some((path) => path.includes(`operations${folder(name)}`)))
    .sort((a, b) => Number(file.includes(folder(b))) - Number(file.includes(folder(a))))
}

const dryRun = async ({ names, ...rest }: Suite) => {
  const tests: object[] = []
  for (const name of names) {
    switchboard().currentTestId = name
    const start = performance.now()
    const failureMessage = await failureOf({ names, ...rest }, name)
    const timeSpentMs = performance.now() - start
    const result = failureMessage === undefined ? { status: 0 } : { status: 1, failureMessage }
    tests.push({ id: name, name, timeSpentMs, ...result })
  }
  switchboard().currentTestId = undefined
  return { status: "complete", tests, mutantCoverage: switchboard().mutantCoverage }
}

const mutantRun = async (suite: Suite, names: readonly OperationName[]) => {
  for (const [at, name] of names.entries()) {
    const failureMessage = await failureOf(suite, name)
    if (failureMessage !== undefined)
      return { status: "killed", killedBy: [name], failureMessage, nrOfTests: at + 1 }
  }
  return { status: "survived", nrOfTests: names.length }
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
        const suite = reloadEnvironment ? await loaded(bundle, activeMutant.id) : await first
        const names = testFilter
          ? suite.names.filter((name) => testFilter.includes(name))
          : concerned(bundle, suite.names, sandboxFileName)
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
