import assert from "node:assert/strict"
import { test } from "node:test"
import { roiAlign, specBackend } from "@detspec/spec"
import * as fc from "fast-check"
import * as TE from "fp-ts/lib/TaskEither.js"
import { law } from "../../src/kit/law.js"
import { leftOut } from "../../src/kit/left-out.js"
import { holds } from "../../src/kit/verdict.js"
import { missingOption } from "../../src/process/options.js"
import { conform } from "../../src/runner/conform.js"

/** The specification without one of the two reductions. */
const meanOnly = {
  ...specBackend,
  operations: {
    ...specBackend.operations,
    roiAlign: (input: Parameters<typeof roiAlign>[0]) => {
      const missing = missingOption({ reduce: ["mean"] }, input)
      return missing === undefined
        ? specBackend.operations.roiAlign(input)
        : () => Promise.reject(leftOut(missing))
    },
  },
}

test("an option that is not there, in words; none when all are", () => {
  assert.equal(missingOption({ reduce: ["mean"] }, { reduce: "mean" }), undefined)
  const said = missingOption({ reduce: ["mean"], aligned: [true] }, { reduce: "mean", aligned: false })
  assert.equal(said, "aligned is true only, as hello says")
})

test("inputs that need it are drawn anew; a law that always needs it says so, and counts for nothing", async () => {
  const report = await conform(meanOnly, { seed: 1, runs: 10, operations: ["roiAlign"], without: "refuses" })
  const [operation] = report.operations
  assert.equal(operation?.verdict, "conforms")
  const verdicts = operation.laws.map(({ verdict }) => verdict)
  assert.ok(verdicts.filter((verdict) => verdict === "passed").length > 15)
  const mostly = operation.laws.filter(({ outcome }) => outcome.tag === "passed" && outcome.runs === 10)
  assert.ok(mostly.length > 5)
  assert.ok(operation.laws.some(({ verdict }) => verdict === "answered by harness"))
})

test("a bug among the inputs that are left is still found", async () => {
  const wrong = {
    ...meanOnly,
    operations: {
      ...meanOnly.operations,
      roiAlign: (input: Parameters<typeof roiAlign>[0]) =>
        TE.map(() => roiAlign({ ...input, aligned: !input.aligned }))(meanOnly.operations.roiAlign(input)),
    },
  }
  const report = await conform(wrong, { seed: 1, runs: 10, operations: ["roiAlign"], law: "agrees" })
  assert.equal(report.operations[0]?.verdict, "fails")
})

test("the search ends where no input can be asked at all", async () => {
  const never = law("nms", "never", fc.nat(), () => {
    throw leftOut("this option")
  })
  assert.deepEqual(await never.test(specBackend, { seed: 1, runs: 10 }), {
    tag: "harness",
    reason: "this option",
  })
  const now = law("nms", "now and then", fc.nat(), (_, n) => {
    if (n % 7 !== 0) throw leftOut("this option")
    return holds
  })
  assert.deepEqual(await now.test(specBackend, { seed: 1, runs: 10 }), { tag: "passed", runs: 10 })
})
