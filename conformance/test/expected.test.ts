import assert from "node:assert/strict"
import { test } from "node:test"
import { boxIou, override, specBackend } from "@detspec/spec"
import { conform } from "../src/runner/conform.js"
import { lawLines } from "../src/runner/lines.js"
import { plainly } from "../src/runner/manner.js"
import { matrixLines } from "../src/runner/matrix.js"
import { exitStatus } from "../src/runner/report.js"

const settings = { seed: 1, runs: 20, operations: ["boxIou"] as const }
/** boxes2 is read in place of boxes1. */
const wrong = override(specBackend, { boxIou: (input) => boxIou({ ...input, boxes1: input.boxes2 }) })
const failures = (await conform(wrong, settings)).operations.flatMap(({ laws }) =>
  laws.filter(({ verdict }) => verdict === "failed").map(({ sentence }) => sentence),
)
const known = failures.map((law) => ({ operation: "boxIou" as const, law, reason: "a known bug" }))

test("every failure foreseen: fails as expected, exit 0, each with its reason in the output", async () => {
  const report = await conform(wrong, { ...settings, expected: known })
  assert.equal(report.operations[0]?.verdict, "fails as expected")
  assert.equal(exitStatus(report), 0)
  const foreseen = report.operations[0]?.laws.find(({ verdict }) => verdict === "failed as expected")
  assert.ok(foreseen)
  assert.match(
    lawLines("boxIou", foreseen, { command: "", runs: 20 }).join(),
    /fails as expected: a known bug/,
  )
  assert.match(matrixLines([report]).join("\n"), /≈ \d+\/\d+ host/)
})

test("one failure not foreseen fails the run", async () => {
  const report = await conform(wrong, { ...settings, expected: known.slice(1) })
  assert.equal(report.operations[0]?.verdict, "fails")
  assert.equal(exitStatus(report), 1)
})

test("a law that is expected to fail and holds fails the run", async () => {
  const report = await conform(specBackend, { ...settings, expected: known.slice(0, 1) })
  assert.equal(report.operations[0]?.verdict, "passes unexpectedly")
  assert.equal(exitStatus(report), 1)
  const passing = report.operations[0]?.laws.find(({ verdict }) => verdict === "passed unexpectedly")
  assert.ok(passing)
  assert.match(lawLines("boxIou", passing, { command: "", runs: 20 }).join(), /strike it from the list/)
})

test("a law that is expected to fail and is never asked is told of", async () => {
  const manner = { ...plainly(specBackend), byHarness: () => "it checks the input" }
  const report = await conform(specBackend, { ...settings, manner, expected: known.slice(0, 1) })
  const [first] = known
  const law = report.operations[0]?.laws.find(({ sentence }) => sentence === first?.law)
  assert.ok(law)
  const [line = ""] = lawLines("boxIou", law, { command: "", runs: 20 })
  assert.match(
    line,
    /answered by the harness: .*\(a known bug\), which is never asked: strike it from the list/,
  )
})
