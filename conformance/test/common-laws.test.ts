import assert from "node:assert/strict"
import { test } from "node:test"
import type { Backend, OperationName } from "@detspec/spec"
import { operationNames } from "@detspec/spec"
import { laws } from "../src/laws.js"
import { hoarder, lender } from "../src/mutants/common/memory.js"
import { unchecked } from "../src/mutants/common/reading.js"

/** The sentences of the common laws that fail, out of those that contain `part`. */
const failing = async (name: OperationName, backend: Backend, part: RegExp): Promise<readonly string[]> => {
  const failed: string[] = []
  for (const law of laws[name].common.filter(({ sentence }) => part.test(sentence))) {
    const { tag } = await law.test(backend, { seed: 1, runs: 100, shrink: false })
    if (tag === "failed") failed.push(law.sentence)
  }
  return failed
}

for (const name of operationNames) {
  test(`${name}: a backend that skips the check breaks every refusal`, async () => {
    const refusals = laws[name].common.filter(({ sentence }) => sentence.startsWith("refuses"))
    const broken = await failing(name, unchecked(name), /^refuses/)
    assert.deepEqual(
      broken,
      refusals.map(({ sentence }) => sentence),
    )
  })
}

test("an answer that shares memory with the input or with a later answer is found", async () => {
  assert.equal((await failing("boxIou", hoarder("boxIou"), /caller's own/)).length, 1, "later answer")
  assert.equal((await failing("clipBoxes", lender("clipBoxes", "boxes"), /caller's own/)).length, 1, "input")
})
