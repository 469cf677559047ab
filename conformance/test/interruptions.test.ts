import assert from "node:assert/strict"
import { test } from "node:test"
import type { Backend } from "@detspec/spec"
import { boxIou, override, specBackend } from "@detspec/spec"
import type { Interruption } from "../src/kit/interruption.js"
import { interruption } from "../src/kit/interruption.js"
import { conform } from "../src/runner/conform.js"
import { matrixLines } from "../src/runner/matrix.js"
import { exitStatus } from "../src/runner/report.js"

const settings = { seed: 1, runs: 20, operations: ["boxIou", "nms"] as const }

/** boxIou answers `calls` times by `backend`, and then never again. */
const endingAfter = (calls: number, backend: Backend, why: Interruption): Backend => {
  let left = calls
  return {
    ...backend,
    operations: {
      ...backend.operations,
      boxIou: (input) => {
        left -= 1
        return left < 0 ? () => Promise.reject(interruption(why)) : backend.operations.boxIou(input)
      },
    },
  }
}

const wrong = override(specBackend, { boxIou: (input) => boxIou({ ...input, boxes1: input.boxes2 }) })
const abandoned: Interruption = { tag: "abandoned", reason: "ended too often" }

test("abandoned: the laws that were not answered did not run, and the other operations did", async () => {
  const report = await conform(endingAfter(150, specBackend, abandoned), settings)
  assert.equal(report.operations[0]?.verdict, "not run")
  assert.equal(report.operations[1]?.verdict, "conforms")
  assert.equal(exitStatus(report), 1)
})

test("abandoned while an input is made smaller: what was found stays found", async () => {
  const report = await conform(endingAfter(5, wrong, abandoned), settings)
  const [law] = report.operations[0]?.laws ?? []
  assert.ok(law?.outcome.tag === "failed")
  assert.match(law.outcome.finding.verdict.actual, /value|iou/i)
})

test("what is no answer at all is not judged: exit 2, whatever else failed", async () => {
  const report = await conform(
    endingAfter(400, wrong, { tag: "broken", fault: "program", reason: "a line that is not the protocol" }),
    settings,
  )
  assert.ok(report.operations[0]?.laws.some(({ verdict }) => verdict === "broken"))
  assert.match(matrixLines([report]).join("\n"), /boxIou .*: the program broke the protocol\n/)
  assert.equal(exitStatus(report), 2)
})

test("laws that the harness answers are listed, not run, and not counted", async () => {
  const manner = {
    together: true,
    shrinking: () => wrong,
    byHarness: (_: string, about: string) => (about === "refusals" ? "it checks the input" : undefined),
  }
  const [report] = (await conform(wrong, { ...settings, manner })).operations
  const spared = report?.laws.filter(({ verdict }) => verdict === "answered by harness") ?? []
  assert.ok(spared.length > 3 && spared.every(({ sentence }) => sentence.startsWith("refuses")))
  assert.equal(report?.total, (report?.laws.length ?? 0) - spared.length)
  assert.equal(report?.verdict, "fails")
})

test("together or one by one: the same verdicts, the same smallest inputs", async () => {
  const manner = { together: true, shrinking: () => wrong, byHarness: () => undefined }
  const seen = async (given: object) =>
    (await conform(wrong, { ...settings, ...given })).operations.flatMap(({ laws }) =>
      laws.map(({ sentence, outcome }) => ({
        sentence,
        tag: outcome.tag,
        input: outcome.tag === "failed" ? outcome.finding.input : "",
      })),
    )
  assert.deepEqual(await seen({ manner }), await seen({}))
})

test("an answer that holds no tensors fails, and breaks nothing", async () => {
  const lists = {
    ...specBackend.operations,
    nms: () => async () => JSON.parse('{"_tag":"Right","right":{"keep":[0]}}'),
  }
  const report = await conform({ ...specBackend, operations: lists }, settings)
  assert.equal(report.operations[1]?.verdict, "fails")
  assert.equal(exitStatus(report), 1)
})
