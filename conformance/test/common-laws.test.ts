import assert from "node:assert/strict"
import { test } from "node:test"
import type { Backend, OperationName } from "@detspec/spec"
import { operationNames } from "@detspec/spec"
import { laws } from "../src/laws.js"
import { flatReader, hoarder, lender, reuser, scribbler, unchecked } from "./common-mutants.js"

/** The sentences of the common laws that fail, out of those that contain `part`. */
const failing = async (name: OperationName, backend: Backend, part: RegExp): Promise<readonly string[]> => {
  const failed: string[] = []
  for (const law of laws[name].common.filter(({ sentence }) => part.test(sentence))) {
    const { tag } = await law.test(backend, { seed: 1, runs: 100, shrink: false })
    if (tag === "failed") failed.push(law.sentence)
  }
  return failed
}

const takesTensors = (name: OperationName): boolean => name !== "generateAnchors" && name !== "defaultBoxes"

for (const name of operationNames) {
  test(`${name}: a backend that skips the check breaks every refusal`, async () => {
    const refusals = laws[name].common.filter(({ sentence }) => sentence.startsWith("refuses"))
    const broken = await failing(name, unchecked(name), /^refuses/)
    assert.deepEqual(
      broken,
      refusals.map(({ sentence }) => sentence),
    )
  })

  test(`${name}: strides ignored, input written to, memory reused`, {
    skip: !takesTensors(name) && "takes no tensors",
  }, async () => {
    assert.equal((await failing(name, flatReader(name), /strided view/)).length, 1, "strides")
    assert.equal((await failing(name, scribbler(name), /is pure/)).length, 1, "input")
  })
}

test("an answer whose memory a later call reuses is found", async () => {
  assert.equal((await failing("boxIou", reuser("boxIou"), /is pure/)).length, 1)
})

test("an answer that shares memory with the input or with a later answer is found", async () => {
  assert.equal((await failing("boxIou", hoarder("boxIou"), /caller's own/)).length, 1, "later answer")
  assert.equal((await failing("clipBoxes", lender("clipBoxes", "boxes"), /caller's own/)).length, 1, "input")
})
