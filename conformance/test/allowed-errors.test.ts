import assert from "node:assert/strict"
import { test } from "node:test"
import { float32Arithmetic, isFloat, toArray } from "@detspec/core"
import type { Backend, OperationName } from "@detspec/spec"
import { operationNames, operations } from "@detspec/spec"
import type { Tolerance } from "../src/kit/compare.js"
import { mapTensors } from "../src/kit/relay.js"
import { tolerancesOf } from "../src/kit/tolerances.js"
import { isCalledAnyway } from "../src/kit/untyped.js"
import { laws } from "../src/laws.js"
import { changed, plain, replaced } from "../src/mutants/common/replaced.js"

/** Which way element i errs, whose value is x; the same number in the same place always errs the same way. */
type Way = (x: number, i: number) => 1 | -1

const ways: Readonly<Record<string, Way>> = {
  up: () => 1,
  down: () => -1,
  "either way": (x, i) => (Math.floor(Math.abs(x) * 4096 + i) % 2 === 0 ? 1 : -1),
}

/** Nearly all that is allowed of each element; where anything is, something else. */
const allowed = (tolerance: Tolerance | undefined, size: number): readonly number[] => {
  const bound = tolerance?.bound ?? 0
  const bounds = typeof bound === "number" ? Array.from({ length: size }, () => bound) : toArray(bound)
  return bounds.map((b) => (Number.isFinite(b) ? 0.99 * b : 1))
}

/** A backend that errs as far as the contract lets float32 err. */
const erring = <K extends OperationName>(name: K, way: Way): Backend => {
  const run = (input: object): object => {
    const output = plain(name, input)
    if (!isCalledAnyway(name, input)) return output
    const { [name]: operation } = operations
    const bounds = tolerancesOf(operation, float32Arithmetic, input, operation.run(input))
    return mapTensors(output, (tensor, field) => {
      const off = allowed(bounds[field], tensor.size)
      return isFloat(tensor) ? changed(tensor, (x, i) => x + way(x, i) * (off[i] ?? 0)) : tensor
    })
  }
  return { ...replaced(name, run), arithmetic: float32Arithmetic }
}

const kindsOf = (name: OperationName): readonly string[] =>
  Object.values<{ readonly kind: string }>(operations[name].contract.accuracy).map(({ kind }) => kind)

/** Whose numbers follow from a choice is held to what this choice makes of them: a narrower range than the contract's. */
const rounds = (name: OperationName): boolean =>
  kindsOf(name).includes("rounded") && !kindsOf(name).includes("choice")

/** Laws of numbers that no arithmetic rounds have no bound to exceed; this backend rounds them. */
const isOfExactNumbers = (bound: string): boolean => bound === "± 0" || bound === "exact"

for (const name of operationNames.filter(rounds)) {
  test(`${name}: who errs as far as the contract allows breaks no law that has a bound`, async () => {
    const { common, own } = laws[name]
    for (const [how, way] of Object.entries(ways)) {
      for (const law of [...common, ...own]) {
        const outcome = await law.test(erring(name, way), { seed: 1, runs: 12, shrink: false })
        assert.notEqual(outcome.tag, "broken", law.sentence)
        if (outcome.tag !== "failed" || isOfExactNumbers(outcome.finding.verdict.bound)) continue
        assert.fail(`${how}, "${law.sentence}": ${JSON.stringify(outcome.finding.verdict)}`)
      }
    }
  })
}
