import assert from "node:assert/strict"
import { test } from "node:test"
import { float64, message, toArray } from "@detspec/core"
import { cotangentName, evaluate, graph, inferShapes, leaf, multiply, pullback } from "@detspec/networks"
import { differencesErr, misfit } from "./derivative.js"
import { allExamples } from "./examples.js"
import { mutants } from "./mutants.js"
import { right } from "./right.js"
import { samples } from "./samples.js"

for (const { kind, says, node, leaves } of allExamples) {
  test(`pullback of ${kind}, ${says}: ⟨Jᵀ ȳ, d⟩ = ⟨ȳ, J d⟩`, () => {
    const whole = graph({ out: node })
    const shapes = right(inferShapes(whole, leaves))
    const back = right(pullback(whole, shapes, Object.keys(leaves)))
    assert.ok(misfit(whole, back, samples(leaves, 1)) <= differencesErr)
    const gradientShapes = right(
      inferShapes(back, { ...leaves, [cotangentName("out")]: shapes.get(node) ?? [] }),
    )
    for (const [name, shape] of Object.entries(leaves)) {
      const gradient = back.outputs[name]
      assert.deepEqual(gradient && gradientShapes.get(gradient), shape)
    }
  })
}

for (const { says, node, mistaken, leaves } of mutants) {
  test(`the law of the pullback finds ${says}`, () => {
    const [whole, other] = [graph({ out: node }), graph({ out: mistaken })]
    const back = right(pullback(other, right(inferShapes(other, leaves)), Object.keys(leaves)))
    assert.ok(misfit(whole, back, samples(leaves, 1)) > 1000 * differencesErr)
  })
}

test("a pullback is a graph: the pullback of that of x³ answers 6 x", () => {
  const x = leaf("x")
  const cube = graph({ out: multiply(x, multiply(x, x)) })
  const { x: gradient } = right(pullback(cube, right(inferShapes(cube, { x: [3] })), ["x"])).outputs
  assert.ok(gradient)
  const slope = graph({ slope: gradient })
  const [first, second] = [cotangentName("out"), cotangentName("slope")]
  const back = right(pullback(slope, right(inferShapes(slope, { x: [3], [first]: [3] })), ["x"]))
  const ones = float64([3], [1, 1, 1])
  const at = { x: float64([3], [1, -2, 0.5]), [first]: ones, [second]: ones }
  assert.deepEqual(toArray(right(evaluate(back, at)).x ?? ones), [6, -12, 3])
})

test("a leaf that is not in the graph is refused by name", () => {
  const whole = graph({ out: leaf("x") })
  const refused = pullback(whole, right(inferShapes(whole, { x: [2] })), ["y"])
  assert.ok(refused._tag === "Left")
  assert.equal(message(refused.left), "pullback: `leaves` must be leaves of the graph, got y")
})
