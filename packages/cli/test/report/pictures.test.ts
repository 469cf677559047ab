import assert from "node:assert/strict"
import { test } from "node:test"
import type { Exchange } from "@detspec/conformance"
import { conform, mutantsOf } from "@detspec/conformance"
import type { Operation, Tensor, TensorRecord } from "@detspec/core"
import { elementTypeOf, float64, int32, mapTensor } from "@detspec/core"
import type { In, OperationName, Out } from "@detspec/spec"
import { operationNames, operations } from "@detspec/spec"
import { XMLValidator } from "fast-xml-parser"
import * as E from "fp-ts/lib/Either.js"
import { picture } from "../../src/report/picture.js"

/** The call that a law of an operation gives for its first mutant that fails one. */
const firstFailure = async (name: OperationName): Promise<Exchange | undefined> => {
  for (const { backend } of mutantsOf(name)) {
    const settings = { seed: 2, runs: 20, operations: [name], law: "agrees", without: "large" }
    const report = await conform(backend(), settings)
    for (const { outcome } of report.operations[0]?.laws ?? []) {
      if (outcome.tag === "failed" && outcome.finding.exchange) return outcome.finding.exchange
    }
  }
  return undefined
}

for (const name of operationNames) {
  test(`${name}: a failure has a picture and both answers, without a number that is none`, async () => {
    const exchange = await firstFailure(name)
    assert.ok(exchange)
    const panels = picture(exchange)
    const titles = panels.map(({ title }) => title)
    const said = (word: string) => titles.some((title) => title.startsWith(`${word}: `))
    assert.ok(said("expected") && said("actual"), titles.join("; "))
    assert.ok(panels.length >= 3, titles.join("; "))
    for (const { svg, width } of panels) {
      assert.equal(XMLValidator.validate(svg), true)
      assert.doesNotMatch(svg, /="[^"]*(NaN|Infinity|undefined)/)
      assert.ok(width > 0)
    }
  })
}

const exchangeOf = (
  operation: OperationName,
  input: Exchange["input"],
  answer: Exchange["answer"],
): Exchange => ({
  operation,
  input,
  answer,
  expected: E.right({ keep: int32([1], [0]) }),
  tolerances: {},
})

const boxes = { boxes: float64([1, 4], [0, 0, 1, 1]), scores: float64([1], [1]), threshold: 0.5 }

test("answers of other kinds and shapes are drawn as far as they go", () => {
  const other = exchangeOf("nms", boxes, E.right({ keep: float64([1, 1], [Number.NaN]) }))
  assert.ok(picture(other).length >= 2)
  const missing = exchangeOf("nms", boxes, E.right({}))
  assert.deepEqual(picture(missing), [])
})

/** Every worked example, answered with the same number in place of every float. */
const filled = <K extends OperationName>(name: K, value: number): readonly Exchange[] => {
  const { examples }: Operation<In<K>, Out<K>> = operations[name]
  const filling = (tensor: Tensor): Tensor =>
    elementTypeOf(tensor) === "float" ? mapTensor(tensor, () => value) : tensor
  return examples.map(({ input, output }) => {
    const record: TensorRecord = output
    const wild = Object.fromEntries(Object.entries(record).map(([field, one]) => [field, filling(one)]))
    return {
      operation: name,
      input: { ...input },
      expected: E.right(record),
      answer: E.right(wild),
      tolerances: {},
    }
  })
}

test("numbers that are not finite, or beyond everything, break no picture", () => {
  for (const name of operationNames) {
    for (const exchange of [Number.NaN, Infinity, -1e300].flatMap((value) => filled(name, value))) {
      for (const { svg, title } of picture(exchange)) {
        assert.doesNotMatch(svg, /="[^"]*(NaN|Infinity|undefined)/, `${name}: ${title}`)
        assert.equal(XMLValidator.validate(svg), true)
      }
    }
  }
})
