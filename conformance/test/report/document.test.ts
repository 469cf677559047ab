import assert from "node:assert/strict"
import { readFile } from "node:fs/promises"
import { test } from "node:test"
import { float32, tabulate } from "@detspec/core"
import { boxIou, nms, override, specBackend } from "@detspec/spec"
import { Ajv2020 } from "ajv/dist/2020.js"
import { interruption } from "../../src/kit/interruption.js"
import { documentOf } from "../../src/report/document.js"
import { plainRecord } from "../../src/report/plain.js"
import { conform } from "../../src/runner/conform.js"

const schema = JSON.parse(await readFile(new URL("../../report.schema.json", import.meta.url), "utf8"))
const isReport = new Ajv2020({ allowUnionTypes: true }).compile(schema)

const throwing = () => {
  throw new Error("no kernel")
}
/** Wrong numbers, none at all, refusals that come as answers, what is left out, and what breaks the protocol. */
const bad = override(specBackend, {
  boxIou: (input) => boxIou({ ...input, boxes2: input.boxes1 }),
  roiAlign: throwing,
  nms: (input) => nms({ ...input, threshold: input.threshold / 2 }),
})
const unheard = interruption({ tag: "broken", fault: "program", reason: "a line that is not the protocol" })
const backend = {
  ...bad,
  operations: { ...bad.operations, clipBoxes: () => () => Promise.reject(unheard) },
  runsOn: { ...bad.runsOn, maskIou: "unsupported" as const },
}
const names = ["boxIou", "roiAlign", "nms", "maskIou", "clipBoxes"] as const
const expected = [
  {
    operation: "nms",
    law: "gives the numbers of the examples worked by hand",
    reason: "half the threshold",
    reference: "https://example.org/manual",
  },
] as const
const report = await conform(backend, { seed: 1, runs: 10, operations: names, expected })
const written: unknown = JSON.parse(JSON.stringify(documentOf([report])))

test("what is written fits the published schema", () => {
  assert.ok(isReport(written), JSON.stringify(isReport.errors?.slice(0, 3)))
})

test("the schema is not of a kind that takes everything", () => {
  const text = JSON.stringify(written)
  const spoiled = [
    text.replace('"version":1', '"version":2'),
    text.replace('"verdict":"fails"', '"verdict":"flies"'),
    text.replace('"shape":[', '"shapes":['),
    text.replace('"because":', '"since":'),
    text.replace('"tag":"outputs"', '"tag":"output"'),
    text.replace('"fault":"program"', '"fault":"nobody"'),
  ]
  for (const one of spoiled) {
    assert.notEqual(one, text)
    assert.equal(isReport(JSON.parse(one)), false, one.slice(0, 200))
  }
})

test("a failure carries its call: what was asked, what the specification answers, and what came", () => {
  const law = documentOf([report]).reports[0]?.operations[0]?.laws[0]
  assert.ok(law?.outcome.tag === "failed")
  const { call } = law.outcome.finding
  assert.equal(call?.operation, "boxIou")
  assert.ok(call.expected.tag === "outputs" && call.actual.tag === "outputs")
  assert.notDeepEqual(call.expected.outputs, call.actual.outputs)
})

test("NaN, infinities and -0 are written out, and a large tensor says how much is left out", () => {
  const numbers = float32([5], [Number.NaN, Infinity, -Infinity, -0, 0.5])
  const large = tabulate([5000], (n = 0) => n)
  const plain = JSON.parse(JSON.stringify(plainRecord({ numbers, large, at: -0, sizes: [1, Number.NaN] })))
  assert.deepEqual(plain.numbers.data, ["NaN", "Infinity", "-Infinity", "-0", 0.5])
  assert.equal(plain.large.data.length + plain.large.omitted, 5000)
  assert.deepEqual(plain.at, { number: "-0" })
  assert.deepEqual(plain.sizes, { numbers: [1, "NaN"] })
})
