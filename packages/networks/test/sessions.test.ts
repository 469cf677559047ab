import assert from "node:assert/strict"
import { test } from "node:test"
import { float32, float64, message, toArray } from "@detspec/core"
import type { Ort } from "@detspec/networks"
import {
  add,
  conv2d,
  evaluate,
  graph,
  leaf,
  matMul,
  multiply,
  normalizeGroups,
  onnxruntimeEngine,
  pullBack,
  relu,
} from "@detspec/networks"
import ort from "onnxruntime-node"
import { right } from "./right.js"
import { samples } from "./samples.js"

const real: Ort = ort

/** onnxruntime, with every session that is made and released written down. */
const counted = () => {
  const log: string[] = []
  const watched: Ort = {
    Tensor: ort.Tensor,
    InferenceSession: {
      create: async (model, options) => {
        const session = await real.InferenceSession.create(model, options)
        log.push("made")
        return {
          run: (feeds) => session.run(feeds),
          release: async () => {
            log.push("released")
            await session.release()
          },
        }
      },
    },
  }
  return { log, watched }
}

const double = () => graph({ out: add(leaf("x"), leaf("x")) })
const line = (length: number) => ({
  x: float32(
    [length],
    Array.from({ length }, (_, k) => k),
  ),
})

test("a session serves every graph of the same nodes and shapes; the least recently used goes first", async () => {
  const { log, watched } = counted()
  const engine = onnxruntimeEngine(watched, { sessions: 2 })
  for (const length of [1, 2, 1]) right(await engine.evaluate(double(), line(length))())
  assert.deepEqual(log, ["made", "made"])
  right(await engine.evaluate(double(), line(3))())
  assert.deepEqual(log, ["made", "made", "made", "released"])
  right(await engine.evaluate(double(), line(1))())
  assert.equal(log.length, 4)
  await engine.dispose()
  assert.equal(log.filter((word) => word === "released").length, 3)
})

test("calls at once do not disturb each other", async () => {
  const { log, watched } = counted()
  const engine = onnxruntimeEngine(watched, { sessions: 1 })
  const lengths = [1, 2, 3, 2, 1, 1]
  const answers = await Promise.all(lengths.map((length) => engine.evaluate(double(), line(length))()))
  for (const [k, answer] of answers.entries())
    assert.deepEqual(
      toArray(right(answer).out ?? float64([0], [])),
      Array.from({ length: lengths[k] ?? 0 }, (_, i) => 2 * i),
    )
  assert.equal(log.filter((word) => word === "made").length, 5)
  await engine.dispose()
})

test("answers do not change with later calls, nor with what becomes of the input", async () => {
  const engine = onnxruntimeEngine(ort)
  const x = float32([2], [1, 2])
  const first = right(await engine.evaluate(graph({ out: relu(leaf("x")), same: leaf("x") }), { x })())
  x.set(0, 9)
  right(await engine.evaluate(graph({ out: relu(leaf("x")), same: leaf("x") }), { x })())
  assert.deepEqual(toArray(first.out ?? x), [1, 2])
  assert.deepEqual(toArray(first.same ?? x), [1, 2])
  await engine.dispose()
})

test("views are read by their strides, float64 is rounded", async () => {
  const engine = onnxruntimeEngine(ort)
  const turned = float64([2, 3], [1, 2, 3, 4, 5, 6]).transpose(1, 0)
  const whole = graph({ out: multiply(leaf("x"), leaf("x")) })
  const { out } = right(await engine.evaluate(whole, { x: turned })())
  assert.deepEqual(out && [...out.shape], [3, 2])
  assert.deepEqual(out && toArray(out), [1, 16, 4, 25, 9, 36])
  await engine.dispose()
})

test("what breaks inside onnxruntime is a failure of the engine, and the next call works", async () => {
  const state = { broken: true }
  const fragile: Ort = {
    Tensor: ort.Tensor,
    InferenceSession: {
      create: (model, options) =>
        state.broken ? Promise.reject(new Error("no memory")) : real.InferenceSession.create(model, options),
    },
  }
  const engine = onnxruntimeEngine(fragile)
  const failed = await engine.evaluate(double(), line(2))()
  assert.ok(failed._tag === "Left")
  assert.equal(failed.left.tag, "BackendFailure")
  assert.equal(message(failed.left), "onnxruntime: `graph` must run, got Error: no memory")
  state.broken = false
  right(await engine.evaluate(double(), line(2))())
  await engine.dispose()
})

test("a number that is none stays visible: neither engine hides it behind a factor of 0", async () => {
  const engine = onnxruntimeEngine(ort)
  const whole = graph({ out: matMul(leaf("x"), leaf("y")) })
  const at = { x: float64([1, 2], [0, 1]), y: float64([2, 1], [Number.NaN, 1]) }
  for (const { out } of [right(evaluate(whole, at)), right(await engine.evaluate(whole, at)())])
    assert.deepEqual(out && toArray(out), [Number.NaN])
  await engine.dispose()
})

test("with two threads, too, every run answers the same to the bit", async () => {
  const engine = onnxruntimeEngine(ort, { threads: 2 })
  const features = relu(conv2d(leaf("image"), leaf("a"), { stride: 2, padding: 1 }))
  const whole = graph({ out: conv2d(normalizeGroups(features, 2, 1e-5), leaf("b"), { padding: 1 }) })
  const at = samples({ image: [4, 3, 64, 64], a: [16, 3, 3, 3], b: [8, 16, 3, 3] }, 1)
  const request = { at, of: samples({ out: [4, 8, 32, 32] }, 2), to: ["image", "a", "b"] }
  const first = right(await pullBack(engine, whole, request)())
  for (let run = 0; run < 10; run += 1)
    assert.deepEqual(right(await pullBack(engine, whole, request)()), first)
  await engine.dispose()
})
