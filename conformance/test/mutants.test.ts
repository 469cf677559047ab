import assert from "node:assert/strict"
import { test } from "node:test"
import type { OperationName } from "@detspec/spec"
import { operationNames } from "@detspec/spec"
import type { Law } from "../src/kit/law.js"
import { laws } from "../src/laws.js"
import { allMutants, killers } from "./kill.js"

const mutants = await allMutants()

/** The large input only repeats agreement, slowly. */
const quick = (name: OperationName): readonly Law[] =>
  [...laws[name].common, ...laws[name].own].filter(({ sentence }) => !sentence.includes("one large input"))

for (const name of operationNames) {
  const own = mutants.filter(({ operation }) => operation === name)

  test(`${name}: every mutant dies, and every law of its own kills one`, async () => {
    assert.ok(own.length >= 5, `${own.length} mutants`)
    const idle = new Set(laws[name].own.map(({ sentence }) => sentence))
    for (const mutant of own) {
      const dead = await killers(mutant, quick(name), 1, 100)
      assert.ok(dead.length > 0, `"${mutant.bug}" survives`)
      for (const sentence of dead) idle.delete(sentence)
    }
    assert.deepEqual([...idle], [], "laws that no mutant breaks")
  })
}
