import assert from "node:assert/strict"
import { test } from "node:test"
import { int32, mapTensor } from "@detspec/core"
import type { Out } from "@detspec/spec"
import { boxIou, operations, override, specBackend } from "@detspec/spec"
import * as fc from "fast-check"
import { law } from "../src/kit/law.js"
import { holds } from "../src/kit/verdict.js"
import { conform } from "../src/runner/conform.js"
import { lawLines } from "../src/runner/lines.js"
import { matrixLines } from "../src/runner/matrix.js"
import { exitStatus, lawReport, operationReport } from "../src/runner/report.js"

const settings = { seed: 1, runs: 20, operations: ["boxIou"] as const }

test("the specification conforms: exit 0", async () => {
  const report = await conform(specBackend, settings)
  assert.equal(report.operations[0]?.verdict, "conforms")
  assert.equal(exitStatus(report), 0)
})

test("a bug fails, with the shrunk input, expected, actual, bound and a line to replay it", async () => {
  const wrong = override(specBackend, { boxIou: (input) => boxIou({ ...input, boxes2: input.boxes1 }) })
  const report = await conform(wrong, settings)
  assert.equal(exitStatus(report), 1)
  const failed = report.operations[0]?.laws.find(({ outcome }) => outcome.tag === "failed")
  assert.ok(failed)
  const text = lawLines("boxIou", failed, { command: "npm run conform --", runs: 20 }).join("\n")
  for (const part of ["input", "expected", "actual", "bound", "seed", "replay", "--path"])
    assert.match(text, new RegExp(part))
})

test("a failure replays from its seed and path", async () => {
  const wrong = override(specBackend, { boxIou: (input) => boxIou({ ...input, boxes1: input.boxes2 }) })
  const failed = (await conform(wrong, settings)).operations[0]?.laws.find(
    ({ outcome }) => outcome.tag === "failed",
  )
  assert.ok(failed?.outcome.tag === "failed")
  const { path, input } = failed.outcome.finding
  const again = await conform(wrong, { ...settings, law: failed.sentence, path })
  const outcome = again.operations[0]?.laws[0]?.outcome
  assert.ok(outcome?.tag === "failed")
  assert.equal(outcome.finding.input, input)
})

test("an operation that a backend leaves out is unsupported, never passed", async () => {
  const without = { ...specBackend, runsOn: { ...specBackend.runsOn, boxIou: "unsupported" as const } }
  const report = await conform(without, settings)
  assert.equal(report.operations[0]?.verdict, "unsupported")
  assert.equal(report.operations[0]?.passed, 0)
  assert.equal(exitStatus(report), 1)
  assert.match(matrixLines([report]).join("\n"), /- 0\/\d+ unsupported/)
})

test("nothing run is a failure", async () => {
  const report = await conform(specBackend, { ...settings, law: "no such law" })
  assert.equal(report.operations[0]?.verdict, "not run")
  assert.equal(exitStatus(report), 1)
})

test("an answer without the outputs of the contract fails its laws, and breaks none", async () => {
  const isAnsweredAnyway = (_some: object): _some is Out<"boxIou"> => true
  for (const answer of [{}, { overlap: int32([0, 0], []) }, { iou: [1] }, { iou: int32([1, 1], [1]) }]) {
    assert.ok(isAnsweredAnyway(answer))
    const report = await conform(override(specBackend, { boxIou: () => answer }), settings)
    assert.equal(report.operations[0]?.verdict, "fails")
    assert.equal(exitStatus(report), 1)
  }
})

test("a law that breaks is not a failed operation: exit 2", async () => {
  const broken = law("boxIou", "breaks", fc.nat(), () => {
    throw new Error("the law's own mistake")
  })
  const outcome = await broken.test(specBackend, { seed: 1, runs: 5 })
  assert.deepEqual(outcome, { tag: "broken", fault: "harness", reason: "the law's own mistake" })
  const report = operationReport("boxIou", "host", [lawReport("breaks", outcome, 1, undefined)])
  assert.equal(report.verdict, "broken")
  assert.equal(exitStatus({ ...(await conform(specBackend, settings)), operations: [report] }), 2)
})

test("a backend that throws instead of answering has broken the law, not the harness", async () => {
  const throws = {
    ...specBackend,
    operations: { ...specBackend.operations, boxIou: () => () => Promise.reject(new Error("boom")) },
  }
  const report = await conform(throws, settings)
  assert.equal(report.operations[0]?.verdict, "fails")
})

test("a backend that answers differently each time is found out", async () => {
  let calls = 0
  const flaky = override(specBackend, {
    boxIou: (input) => {
      calls += 1
      return calls % 7 === 0
        ? operations.boxIou.run({ ...input, boxes2: input.boxes1 })
        : operations.boxIou.run(input)
    },
  })
  const report = await conform(flaky, settings)
  assert.equal(report.operations[0]?.verdict, "fails")
})

test("NaN lies in no range and near no number, but answered twice it is the same answer", async () => {
  const nan = override(specBackend, {
    boxIou: (input) => ({ iou: mapTensor(boxIou(input).iou, () => Number.NaN) }),
  })
  const [report] = (await conform(nan, settings)).operations
  const verdictOf = (part: string) => report?.laws.find(({ sentence }) => sentence.includes(part))?.verdict
  assert.equal(verdictOf("is pure"), "passed")
  assert.equal(verdictOf("agrees with the specification within"), "failed")
  assert.equal(verdictOf("range: 0 ≤ IoU ≤ 1"), "failed")
})

test("a law that always holds passes with its number of runs", async () => {
  const outcome = await law("boxIou", "holds", fc.nat(), () => holds).test(specBackend, { seed: 1, runs: 7 })
  assert.deepEqual(outcome, { tag: "passed", runs: 7 })
})
