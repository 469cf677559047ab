import assert from "node:assert/strict"
import { test } from "node:test"
import type { OperationName } from "@detspec/spec"
import { operationNames } from "@detspec/spec"
import type { Law } from "../src/kit/law.js"
import { laws } from "../src/laws.js"
import { quickKiller, victimOf } from "../src/mutants/killers.js"
import { mutantsOf, ownMutantsOf } from "../src/mutants.js"

const trial = { seed: 1, runs: 100 }

const isLarge = ({ sentence }: Law): boolean => sentence.includes("one large input")

/** Those first that find most in the shortest time: agreement and examples; last the large input. */
const lawsOfAll = (name: OperationName): readonly Law[] => {
  const { own, common } = laws[name]
  const [agreement, examples, ...rest] = common
  const quick = [agreement, examples].flatMap((law) => (law ? [law] : []))
  return [...quick, ...own, ...rest].sort((a, b) => Number(isLarge(a)) - Number(isLarge(b)))
}

for (const name of operationNames) {
  test(`${name}: every mutant dies, and every law kills one, a law of its own one of its own`, async () => {
    const all = lawsOfAll(name)
    const idle = new Set(all)
    const [own, commonFirst] = [ownMutantsOf(name), [...mutantsOf(name)].reverse()]
    const isOwn = (law: Law): boolean => laws[name].own.includes(law)
    for (const mutant of mutantsOf(name)) {
      const killer = await quickKiller(mutant, all, trial)
      assert.ok(killer, `"${mutant.bug}" survives`)
      for (const law of all)
        if (law.sentence === killer.sentence && (!isOwn(law) || own.includes(mutant))) idle.delete(law)
    }
    for (const law of idle)
      assert.ok(
        await victimOf(law, isOwn(law) ? own : commonFirst, trial),
        `"${law.sentence}" kills no mutant`,
      )
  })
}
