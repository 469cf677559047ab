import assert from "node:assert/strict"
import { test } from "node:test"
import type { Compared } from "../../src/report/diff.js"
import { diffReports } from "../../src/report/diff.js"

type Law = Compared["operations"][number]["laws"][number]
type Operation = Compared["operations"][number]

const law = (sentence: string, verdict: Law["verdict"]): Law => ({ sentence, verdict })

const operation = (laws: readonly Law[], rest: Partial<Operation> = {}): Operation => {
  const passed = laws.filter(({ verdict }) => verdict === "passed").length
  const verdict = laws.some((one) => one.verdict === "failed") ? "fails" : "conforms"
  return { operation: "nms", ranOn: "host", verdict, passed, total: laws.length, laws, ...rest }
}

const report = (...operations: readonly Operation[]): readonly Compared[] => [{ backend: "mine", operations }]

const good = operation([law("a", "passed"), law("b", "passed")])

const words = (before: readonly Compared[], after: readonly Compared[]): readonly string[] =>
  diffReports(before, after).map(({ what, law: sentence, worse }) =>
    [worse ? "worse" : "", sentence ?? "", what].filter((part) => part !== "").join(" | "),
  )

test("nothing changed", () => {
  assert.deepEqual(diffReports(report(good), report(good)), [])
})

test("newly failing is worse, and newly passing is not", () => {
  const bad = operation([law("a", "failed"), law("b", "passed")])
  const failing = words(report(good), report(bad))
  assert.ok(failing.includes("worse | a | newly failing: passed, now failed"))
  assert.ok(failing.includes("worse | conforms, now fails"))
  assert.ok(failing.includes("2 of 2 laws held, now 1 of 2"))
  const passing = diffReports(report(bad), report(good))
  assert.ok(passing.some(({ what }) => what === "newly passing: failed, now passed"))
  assert.ok(passing.every(({ worse }) => !worse))
})

test("what is known to fail is worse than what held, and better than what failed unknown", () => {
  const failed = operation([law("a", "failed")])
  const known = operation([law("a", "failed as expected")], { verdict: "fails as expected" })
  assert.ok(diffReports(report(operation([law("a", "passed")])), report(known)).some(({ worse }) => worse))
  assert.ok(diffReports(report(failed), report(known)).every(({ worse }) => !worse))
  assert.ok(diffReports(report(known), report(failed)).some(({ worse }) => worse))
})

test("ran elsewhere is told; it is worse only when it runs nowhere", () => {
  const device = { ...good, ranOn: "device" }
  assert.deepEqual(words(report(device), report(good)), ["ran on device, now on host"])
  const nowhere = operation([law("a", "unsupported")], { ranOn: "unsupported", verdict: "unsupported" })
  assert.ok(words(report(good), report(nowhere)).includes("worse | ran on host, now on unsupported"))
})

test("what is not asked any more is told: an operation that conformed, or a backend, for the worse", () => {
  assert.deepEqual(words(report(good), report()), ["worse | no longer run"])
  assert.deepEqual(words(report(good), []), ["worse | no longer held"])
  assert.deepEqual(words([], report(good)), ["newly held"])
  assert.ok(words(report(good), report(operation([law("a", "passed")]))).includes("b | no longer asked"))
})

test("what is asked for the first time is worse when it fails at once", () => {
  const more = operation([law("a", "passed"), law("b", "passed"), law("c", "failed")])
  assert.ok(words(report(good), report(more)).includes("worse | c | newly asked: failed"))
  const fails = operation([law("a", "failed")], { operation: "roiAlign" })
  assert.ok(words(report(good), report(good, fails)).includes("worse | newly run: fails"))
})
