import type { OperationName } from "@detspec/spec"
import type { Bundle } from "./bundle.js"
import { bundled, importers, pathIn } from "./bundle.js"
import type * as hand from "./by-hand.js"
import type * as law from "./by-law.js"
import type { Trial } from "./trial.js"

export interface Failure {
  readonly name: OperationName
  readonly failureMessage: string
}

/** What fails first, thrown errors included: a specification that throws is found out too. */
const failureOf = async (trial: Trial, names: readonly OperationName[]): Promise<Failure | undefined> => {
  for (const name of names) {
    const failureMessage = await trial(name).catch((error) => `thrown: ${error}`)
    if (failureMessage !== undefined) return { name, failureMessage }
  }
  return undefined
}

/** The first failure of these operations; `anew`: in modules that are evaluated now. */
type Ask = (names: readonly OperationName[], anew: boolean) => Promise<Failure | undefined>

/** The suite: what is quick, then what is drawn. Evaluated anew it takes 10 ms and a tenth of a second. */
export interface Suite {
  readonly names: readonly OperationName[]
  readonly inputs: Bundle<unknown>["inputs"]
  readonly byHand: Ask
  readonly byLaw: Ask
  /** One after the other, the laws only where nothing has failed by hand. */
  readonly failure: Ask
}

export const suiteIn = async (folder: string): Promise<Suite> => {
  const hands = await bundled<typeof hand>(folder, "by-hand.ts")
  const laws = await bundled<typeof law>(folder, "by-law.ts")
  const [byNow, drawn] = [hands.evaluate(), laws.evaluate()]
  const byHand: Ask = (names, anew) => failureOf((anew ? hands.evaluate() : byNow).trial, names)
  const byLaw: Ask = (names, anew) => failureOf((anew ? laws.evaluate() : drawn).trial, names)
  return {
    names: byNow.names,
    inputs: hands.inputs,
    byHand,
    byLaw,
    failure: async (names, anew) => (await byHand(names, anew)) ?? (await byLaw(names, anew)),
  }
}

/** Operations whose folder the changed file is in, or from whose specification it is reached; all when it is in none. */
export const concerned = ({ inputs, names }: Suite, file: string): readonly OperationName[] => {
  const reached = [...importers(inputs, pathIn(process.cwd(), file))]
  const folder = (name: string) => `/${name.replaceAll(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}/`
  const some = names.filter((name) => reached.some((path) => path.includes(`operations${folder(name)}`)))
  return some.length === 0
    ? names
    : some.sort((a, b) => Number(file.includes(folder(b))) - Number(file.includes(folder(a))))
}
