import assert from "node:assert/strict"
import { test } from "node:test"
import type { FloatTensor } from "@detspec/core"
import { float64, toArray } from "@detspec/core"
import type { Graph, Tensors } from "@detspec/networks"
import { cotangentName, evaluate, graph, inferShapes, pullback } from "@detspec/networks"
import { allExamples } from "./examples.js"
import { right } from "./right.js"
import { sample, samples } from "./samples.js"

const inner = (a: FloatTensor, b: FloatTensor): number => {
  const other = toArray(b)
  return toArray(a).reduce((sum, value, k) => sum + value * (other[k] ?? 0), 0)
}

const outputAt = (whole: Graph, leaves: Tensors): FloatTensor => {
  const { out } = right(evaluate(whole, leaves))
  assert.ok(out)
  return out
}

/** x + t d */
const moved = (x: FloatTensor, d: FloatTensor, t: number): FloatTensor => {
  const step = toArray(d)
  return float64(
    x.shape,
    toArray(x).map((value, k) => value + t * (step[k] ?? 0)),
  )
}

/** ⟨ȳ, (f(x + t d) − f(x − t d)) / 2t⟩ errs by t² times a third derivative and by 2⁻⁵³ / t: about 1e-10 for t = 1e-5. */
const t = 1e-5

for (const { kind, says, node, leaves } of allExamples) {
  test(`pullback of ${kind}, ${says}: ⟨ȳ, J d⟩ = ⟨Jᵀ ȳ, d⟩, J d by central differences`, () => {
    const whole = graph({ out: node })
    const shapes = right(inferShapes(whole, leaves))
    const back = right(pullback(whole, shapes, Object.keys(leaves)))
    const at: Tensors = samples(leaves, 1)
    const cotangent = sample(shapes.get(node) ?? [], 7)
    const gradients = right(evaluate(back, { ...at, [cotangentName("out")]: cotangent }))
    for (const [name, x] of Object.entries(at)) {
      const gradient = gradients[name]
      assert.ok(gradient)
      assert.deepEqual(gradient.shape, x.shape)
      const direction = sample(x.shape, 11)
      const ahead = outputAt(whole, { ...at, [name]: moved(x, direction, t) })
      const behind = outputAt(whole, { ...at, [name]: moved(x, direction, -t) })
      const difference = (inner(cotangent, ahead) - inner(cotangent, behind)) / (2 * t)
      const predicted = inner(gradient, direction)
      assert.ok(
        Math.abs(predicted - difference) <= 1e-7 * (1 + Math.abs(difference)),
        `${name}: ${predicted} against ${difference}`,
      )
    }
  })
}
