import { specBackend } from "@detspec/spec"
import { laws } from "../../conformance/src/laws.js"
import type { Trial } from "./trial.js"

/** Draws for each law: most bugs show in a few. */
const runs = 25

/** Laws that compare with the specification say nothing here: it is the specification that is changed. */
const isOfUse = (sentence: string): boolean => !sentence.startsWith("agrees with the specification")

/** The first law of an operation that fails. */
export const trial: Trial = async (name) => {
  for (const law of [...laws[name].own, ...laws[name].common].filter(({ sentence }) => isOfUse(sentence))) {
    const { tag } = await law.test(specBackend, { seed: 1, runs, shrink: false })
    if (tag !== "passed") return law.sentence
  }
  return undefined
}
