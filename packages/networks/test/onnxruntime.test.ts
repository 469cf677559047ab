import assert from "node:assert/strict"
import { after, test } from "node:test"
import { cotangentName, graph, inferShapes, namesOf, onnxruntimeEngine, pullback } from "@detspec/networks"
import fc from "fast-check"
import ort from "onnxruntime-node"
import { disagreement } from "./agreement.js"
import { allExamples } from "./examples.js"
import { distanceToKink } from "./kinks.js"
import { mutants } from "./mutants.js"
import { randomGraph } from "./random-graph.js"
import { right } from "./right.js"
import { samples } from "./samples.js"

const engine = onnxruntimeEngine(ort, { threads: 1 })
after(() => engine.dispose())

for (const { kind, says, node, leaves } of allExamples) {
  test(`${kind} on onnxruntime, ${says}: forward and pullback agree with the reference engine`, async () => {
    const whole = graph({ out: node })
    const shapes = right(inferShapes(whole, leaves))
    assert.ok((await disagreement(engine, whole, whole, samples(leaves, 3))) <= 1)
    const back = right(pullback(whole, shapes, Object.keys(leaves)))
    const given = samples({ ...leaves, [cotangentName("out")]: shapes.get(node) ?? [] }, 3)
    assert.ok((await disagreement(engine, back, back, given)) <= 1)
  })
}

for (const { says, node, mistaken, leaves } of mutants) {
  test(`agreement finds ${says}`, async () => {
    const apart = await disagreement(
      engine,
      graph({ out: mistaken }),
      graph({ out: node }),
      samples(leaves, 3),
    )
    assert.ok(apart > 10, `${apart}`)
  })
}

const runs = { numRuns: 60, seed: 1 }

test("random networks on onnxruntime agree with the reference engine", async () => {
  await fc.assert(
    fc.asyncProperty(randomGraph, fc.nat(1000), async ({ whole, leaves }, seed) => {
      assert.ok((await disagreement(engine, whole, whole, samples(leaves, seed))) <= 1)
    }),
    runs,
  )
})

test("so do their pullbacks, away from the kinks of relu and of maxima", async () => {
  await fc.assert(
    fc.asyncProperty(randomGraph, fc.nat(1000), async ({ whole, leaves }, seed) => {
      const at = samples(leaves, seed)
      fc.pre(distanceToKink(whole, at) > 1e-4)
      const shapes = right(inferShapes(whole, leaves))
      const back = right(pullback(whole, shapes, namesOf(whole)))
      const cotangents = Object.entries(whole.outputs).map(
        ([name, node]) => [cotangentName(name), shapes.get(node) ?? []] as const,
      )
      const given = { ...at, ...samples(Object.fromEntries(cotangents), seed + 1) }
      assert.ok((await disagreement(engine, back, back, given)) <= 1)
    }),
    runs,
  )
})
