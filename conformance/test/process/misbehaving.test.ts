import assert from "node:assert/strict"
import { test } from "node:test"
import { fileURLToPath } from "node:url"
import { float64, message } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import type { Limits } from "../../src/process/index.js"
import { processBackend, settled } from "../../src/process/index.js"
import { conform } from "../../src/runner/conform.js"
import { lawLines } from "../../src/runner/lines.js"
import type { OperationReport } from "../../src/runner/report.js"
import { exitStatus } from "../../src/runner/report.js"
import type { Verdict } from "../../src/runner/verdict.js"

const program = fileURLToPath(new URL("misbehaving.mjs", import.meta.url))

const reach = (how: string, limits: Partial<Limits> = {}) =>
  processBackend(`"${process.execPath}" "${program}" '${how}'`, limits)()

const settings = { seed: 1, runs: 10, without: "large input", operations: ["boxIou", "nms"] as const }

/** The report on boxIou; nms behaves, so that it conforms whatever boxIou does. */
const judged = async (
  how: string,
  limits: Partial<Limits>,
): Promise<{ readonly boxIou: OperationReport; readonly said: string; readonly exit: number }> => {
  const reached = await reach(how, limits)
  assert.ok(E.isRight(reached), E.isLeft(reached) ? message(reached.left) : "")
  const report = await conform(reached.right.backend, { ...settings, manner: reached.right.manner })
  await reached.right.backend.dispose()
  const [boxIou, nms] = report.operations
  assert.ok(boxIou && nms)
  assert.equal(
    nms.verdict,
    "conforms",
    `nms, ${JSON.stringify(nms.laws.find(({ verdict }) => verdict !== "passed"))}`,
  )
  const said = boxIou.laws.flatMap((law) => lawLines("boxIou", law, { command: "", runs: 10 })).join("\n")
  return { boxIou, said, exit: exitStatus(report) }
}

/** One death in the search and one while shrinking: enough to see, and soon over. */
const few: Partial<Limits> = { deaths: 1, deathsShrinking: 1 }
const hasty: Partial<Limits> = { ...few, call: 2_000, shrink: 500 }

const cases: readonly (readonly [string, Verdict, RegExp, Partial<Limits>?])[] = [
  ["well", "conforms", /✓/],
  ["crashes on three boxes", "fails", /exit status 3; its stderr ends: Traceback: the last words/, few],
  ["dies on every call", "fails", /exit status 3/, few],
  ["is killed", "fails", /was ended by SIGKILL/, few],
  ["hangs", "fails", /did not answer within/, hasty],
  ["hangs on three boxes", "fails", /did not answer within/, hasty],
  ["stops in the middle", "fails", /ended with exit status 0/, few],
  [
    "writes a debug line",
    "broken",
    /the program broke the protocol: .*\(it is not JSON\): "boxes: \[.*to stderr/,
  ],
  ["floods stdout", "broken", /is not the protocol .*: "line \d+"/],
  [
    "answers out of order",
    "broken",
    /asked were 1, 2, .*, answered .*\. Each call wants one answer with its id/,
  ],
  ["answers twice", "broken", /one answer was asked for/],
  ["leaves an answer out", "broken", /Each call wants one answer with its id, in the same order/],
  ["answers a list", "broken", /is not the protocol/],
  ["writes NaN as no JSON", "broken", /\(it is not JSON: .*\): ".*NaN.*An answer is one JSON object/],
  ["dies in company", "fails", /asked one by one it answered them|the same answer each time/, few],
  ["has another shape", "fails", /`iou` must be a tensor of float \[N, M\], got float64 \[1, /],
  ["has transposed sides", "fails", /actual {4}iou: float64 \[/],
  ["has another dtype", "fails", /`iou` must be a tensor of float \[N, M\], got int32/],
  ["answers in int64", "fails", /`iou` must be a tensor of float \[N, M\], got dtype: .*"int64"/],
  ["answers lists", "fails", /`iou` must be a tensor of float \[N, M\], got dtype: it is missing/],
  ["has too little data", "fails", /got \d+ bytes for float64 \[9, 9\], which is 648/],
  ["answers NaN", "fails", /iou\[0,0\] = NaN/],
  ["leaves its output out", "fails", /`iou` must be a tensor of float \[N, M\], got nothing/],
  ["gives an output too many", "fails", /`output` must have only iou, got extra/],
  ["is not deterministic", "fails", /the same answer each time/],
  ["throws", "fails", /no answer: ValueError: boxes are odd/],
  ["lacks what it claims", "fails", /Unsupported: boxIou: `operation` must be there, as hello says/],
  ["takes long to start", "conforms", /✓/],
  ["is slow in company", "conforms", /✓/, { call: 2_000 }],
  ["does not stop", "conforms", /✓/, { stop: 200 }],
]

const exits: Partial<Record<Verdict, number>> = { conforms: 0, fails: 1, broken: 2 }

for (const [how, verdict, words, limits = {}] of cases) {
  test(`a backend that ${how}: ${verdict}`, async () => {
    const { boxIou, said, exit } = await judged(how, limits)
    assert.match(said, words)
    assert.equal(boxIou.verdict, verdict)
    assert.equal(exit, exits[verdict])
  })
}

const refused: readonly (readonly [string, RegExp, Partial<Limits>?])[] = [
  ["never starts", /did not answer within 0\.5 s/, { start: 500 }],
  ["dies before hello", /exit status 3; its stderr ends: Traceback/],
  ["says something else", /is not the protocol \(it is not JSON\): "Hello, world!"/],
  ["speaks another version", /\(protocol: .*1.*2/],
  ["claims what there is not", /\(operations.cureAll: /],
  ["loses the sign of zero", /echo changed what it was given: tensor 0 went as float64 \[2, 6\]/],
]

for (const [how, words, limits = {}] of refused) {
  test(`a backend that ${how} is not judged at all`, async () => {
    const reached = await reach(how, limits)
    assert.ok(E.isLeft(reached))
    assert.match(message(reached.left), words)
  })
}

test("a command that is not there is not judged at all, and the shell's words are told", async () => {
  const reached = await processBackend("no-such-program-anywhere --fast")()
  assert.ok(E.isLeft(reached))
  assert.match(message(reached.left), /exit status 127; its stderr ends: .*no-such-program-anywhere/)
})

test("a program that was started too often is started no more: what is left did not run", async () => {
  const reached = await reach("dies on every call", { ...few, starts: 3 })
  assert.ok(E.isRight(reached))
  const { backend, manner } = reached.right
  const report = await conform(backend, { ...settings, manner })
  assert.deepEqual(
    report.operations.map(({ verdict }) => verdict),
    ["fails", "not run"],
  )
  assert.equal(exitStatus(report), 1)
})

test("an operation that hello does not list is unsupported, and not asked", async () => {
  const reached = await reach("dies on every call")
  assert.ok(E.isRight(reached))
  const { backend, manner } = reached.right
  const report = await conform(backend, { ...settings, operations: ["maskIou"], manner })
  await backend.dispose()
  assert.equal(report.operations[0]?.verdict, "unsupported")
  assert.equal(exitStatus(report), 1)
})

test("for those who judge no laws, an interruption is a failure of the call", async () => {
  const reached = await reach("writes a debug line")
  assert.ok(E.isRight(reached))
  const { operations, dispose } = settled(reached.right.backend)
  const answer = await operations.boxIou({ boxes1: float64([0, 4], []), boxes2: float64([0, 4], []) })()
  await dispose()
  assert.ok(E.isLeft(answer))
  assert.equal(answer.left.tag, "BackendFailure")
  assert.match(answer.left.actual, /not the protocol/)
})
