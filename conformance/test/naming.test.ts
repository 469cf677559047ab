import assert from "node:assert/strict"
import { test } from "node:test"
import type { DetectionError } from "@detspec/core"
import type { Backend, OperationName } from "@detspec/spec"
import { byName, specBackend } from "@detspec/spec"
import type { URI as TaskEitherURI } from "fp-ts/lib/TaskEither.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import { laws } from "../src/laws.js"

type Naming = (field: string) => string

/** The specification, whose errors name fields in another way. */
const named = (naming: Naming): Backend => {
  const renamed = (error: DetectionError): DetectionError => ({ ...error, field: naming(error.field) })
  return {
    ...specBackend,
    operations: byName<TaskEitherURI>(
      (name) => (input) => TE.mapLeft(renamed)(specBackend.operations[name](input)),
    ),
  }
}

const verdict = async (name: OperationName, requirement: string, naming: Naming): Promise<string> => {
  const law = laws[name].common.find(({ sentence }) => sentence.includes(`breaks "${requirement}"`))
  assert.ok(law)
  return (await law.test(named(naming), { seed: 1, runs: 100, shrink: false })).tag
}

const field = (place: string): string => place.replace(/\[.*/, "")
const row = (place: string): string => place.replace(/,.*/, "]")

test("what breaks a requirement may be named by its field, its row or its element", async () => {
  for (const naming of [field, row, (place: string) => place])
    assert.equal(await verdict("decodeBoxes", "growth representable", naming), "passed")
  for (const naming of [field, (place: string) => `${place}[1]`])
    assert.equal(await verdict("sampleBalanced", "permutation of the indices", naming), "passed")
})

test("another field, another row and a field that only begins alike are refused", async () => {
  const wrong: readonly Naming[] = [
    () => "anchors",
    () => "deltas2",
    (place) => place.replace(/\[(\d+)/, (_, n: string) => `[${Number(n) + 1}`),
    (place) => place.replace(/\[(\d+)/, "[1$1"),
  ]
  for (const naming of wrong)
    assert.equal(await verdict("decodeBoxes", "growth representable", naming), "failed")
})
