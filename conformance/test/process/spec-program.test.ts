import assert from "node:assert/strict"
import { after, test } from "node:test"
import { fileURLToPath } from "node:url"
import { operationNames } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import { processBackend } from "../../src/process/index.js"
import { conform } from "../../src/runner/conform.js"
import { exitStatus } from "../../src/runner/report.js"

const program = fileURLToPath(new URL("spec-program.ts", import.meta.url))

const reached = await processBackend(`node --conditions=source --import tsx "${program}"`)()
assert.ok(E.isRight(reached))
const { backend, manner } = reached.right
after(() => backend.dispose())

test("every operation travels: its worked examples come back right", async () => {
  const report = await conform(backend, { seed: 1, runs: 1, law: "worked by hand", manner })
  assert.deepEqual(
    report.operations.filter(({ verdict }) => verdict !== "conforms").map(({ operation }) => operation),
    [],
  )
  assert.equal(report.operations.length, operationNames.length)
})

test("the specification in another process conforms, its own refusals among the laws", async () => {
  const operations = ["nms", "decodeBoxes", "generateAnchors", "maskIou", "matchAnchors"] as const
  const report = await conform(backend, { seed: 1, runs: 10, without: "large input", operations, manner })
  assert.equal(exitStatus(report), 0)
  for (const { verdict, passed, total } of report.operations) {
    assert.equal(verdict, "conforms")
    assert.ok(passed === total && total > 10)
  }
  assert.equal(report.device, "TypeScript, float64")
})
