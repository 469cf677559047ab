import assert from "node:assert/strict"
import { test } from "node:test"
import { float64, int32, message, rows } from "@detspec/core"
import type { Mode } from "@detspec/gpu"
import { gpuBackend, isMode, modes } from "@detspec/gpu"
import { override, specBackend } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import { open } from "./open.js"

const everywhere: readonly Mode[] = ["webasm", "cpu"]

for (const mode of everywhere) {
  test(`gpu:${mode} says what it is and where each operation runs`, async () => {
    const backend = await open(mode)
    assert.equal(backend.name, `gpu:${mode}`)
    assert.match(backend.device, /^gpu\.js, (WebAssembly|JavaScript)/)
    assert.equal(backend.arithmetic.unit, 2 ** -24)
    assert.equal(backend.runsOn.boxIou, "device")
    assert.equal(backend.runsOn.nms, "host")
    await backend.dispose()
  })
}

test("a mode that is not there says what to install or start, and no other takes its place", async () => {
  for (const mode of modes) {
    const backend = await gpuBackend({ mode })()
    if (E.isRight(backend)) {
      assert.equal(backend.right.name, `gpu:${mode}`)
      await backend.right.dispose()
      continue
    }
    const { tag, field } = backend.left
    assert.deepEqual({ tag, field }, { tag: "Unsupported", field: "mode" })
    assert.match(message(backend.left), /must be available here: .*(npm install|browser)/)
  }
})

test("WebGL 2 needs a browser", async () => {
  const backend = await gpuBackend({ mode: "webgl2" })()
  assert.ok(E.isLeft(backend))
})

test("asking for WebGPU leaves no global behind", async () => {
  const before = Object.getOwnPropertyNames(globalThis)
  await gpuBackend({ mode: "webgpu" })()
  assert.deepEqual(Object.getOwnPropertyNames(globalThis), before)
  assert.equal(Reflect.get(Reflect.get(globalThis, "navigator") ?? {}, "gpu"), undefined)
})

test("the words of the modes", () => {
  assert.ok(modes.every(isMode))
  assert.ok(!isMode("gpu"))
})

test("what is not for a device goes to the host that was given", async () => {
  const keep = int32([1], [7])
  const backend = await open("webasm", override(specBackend, { nms: () => ({ keep }) }))
  const boxes = rows(4, [[0, 0, 1, 1]])
  const answer = await backend.operations.nms({ boxes, scores: float64([1], [1]), threshold: 0.5 })()
  assert.deepEqual(answer, E.right({ keep }))
  await backend.dispose()
})
