import assert from "node:assert/strict"
import { after, test } from "node:test"
import type { FloatTensor } from "@detspec/core"
import { toArray } from "@detspec/core"
import { cotangentName, evaluate, graph, inferShapes, onnxruntimeEngine, pullback } from "@detspec/networks"
import ort from "onnxruntime-node"
import { allExamples } from "./examples.js"
import { right } from "./right.js"
import { sample, samples } from "./samples.js"

const engine = onnxruntimeEngine(ort, { threads: 1 })
after(() => engine.dispose())

/** Sums of at most a hundred products of numbers below 10: each rounds by 2⁻²⁴ of its terms. */
const bound = 100 * 10 * 2 ** -24

const close = (actual: FloatTensor | undefined, expected: FloatTensor | undefined): void => {
  assert.ok(actual && expected)
  assert.deepEqual([...actual.shape], [...expected.shape])
  const [got, wanted] = [toArray(actual), toArray(expected)]
  got.forEach((value, k) => {
    const right = wanted[k] ?? Number.NaN
    assert.ok(Math.abs(value - right) <= bound * (1 + Math.abs(right)), `[${k}]: ${value} against ${right}`)
  })
}

for (const { kind, says, node, leaves } of allExamples) {
  test(`${kind} on onnxruntime, ${says}: forward and pullback agree with the reference engine`, async () => {
    const whole = graph({ out: node })
    const shapes = right(inferShapes(whole, leaves))
    const at = samples(leaves, 3)
    close(right(await engine.evaluate(whole, at)()).out, right(evaluate(whole, at)).out)
    const back = right(pullback(whole, shapes, Object.keys(leaves)))
    const given = { ...at, [cotangentName("out")]: sample(shapes.get(node) ?? [], 5) }
    const [actual, expected] = [right(await engine.evaluate(back, given)()), right(evaluate(back, given))]
    for (const name of Object.keys(leaves)) close(actual[name], expected[name])
  })
}
