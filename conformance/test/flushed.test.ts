import assert from "node:assert/strict"
import { test } from "node:test"
import { float32Arithmetic, isFloat } from "@detspec/core"
import type { Backend, OperationName } from "@detspec/spec"
import { operationNames } from "@detspec/spec"
import { mapTensors } from "../src/kit/relay.js"
import { laws } from "../src/laws.js"
import { changed, plain, replaced } from "../src/mutants/common/replaced.js"

const flush = (x: number): number => (Math.abs(x) < float32Arithmetic.tiny ? 0 : x)

const flushed = (tensors: object): object =>
  mapTensors(tensors, (tensor) => (isFloat(tensor) ? changed(tensor, flush) : tensor))

/** A device without numbers below the normal range: it reads them as 0, and answers 0 for them. */
const flushing = (name: OperationName): Backend => ({
  ...replaced(name, (input) => flushed(plain(name, flushed(input)))),
  arithmetic: float32Arithmetic,
})

for (const name of operationNames) {
  test(`${name}: who reads numbers below the normal range as 0 breaks no law`, async () => {
    const { common, own } = laws[name]
    for (const law of [...common, ...own]) {
      const outcome = await law.test(flushing(name), {
        seed: Number(process.env.S ?? 1),
        runs: Number(process.env.R ?? 12),
        shrink: true,
      })
      if (outcome.tag === "failed") assert.fail(`"${law.sentence}": ${outcome.finding.input}`)
      assert.notEqual(outcome.tag, "broken", law.sentence)
    }
  })
}
