import { readdir } from "node:fs/promises"
import { override, specBackend } from "@detspec/spec"
import type { Law } from "../src/kit/law.js"
import type { Mutant } from "../src/kit/mutant.js"

const folder = new URL("../src/mutants/", import.meta.url)

const isMutants = (some: unknown): some is readonly Mutant[] =>
  Array.isArray(some) && some.every((one) => typeof one === "object" && one !== null && "overrides" in one)

/** Every mutant of every `<operation>.mutants.ts`. */
export const allMutants = async (): Promise<readonly Mutant[]> => {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".mutants.ts")).sort()
  const modules = await Promise.all(files.map((file) => import(new URL(file, folder).href)))
  return modules.flatMap((module: Readonly<Record<string, unknown>>) =>
    Object.values(module).filter(isMutants).flat(),
  )
}

/** The sentences of the laws that a mutant breaks, out of those given. */
export const killers = async (
  { overrides }: Mutant,
  laws: readonly Law[],
  seed: number,
  runs: number,
): Promise<readonly string[]> => {
  const backend = override(specBackend, overrides)
  const dead: string[] = []
  for (const law of laws) {
    const outcome = await law.test(backend, { seed, runs, shrink: false })
    if (outcome.tag === "failed") dead.push(law.sentence)
    if (outcome.tag === "broken") throw new Error(`${law.sentence}: ${outcome.reason}`)
  }
  return dead
}
