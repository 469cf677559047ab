import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import type { Bundle } from "../browser/bundle.js"
import { bundle } from "../browser/bundle.js"
import { skipped } from "../browser/chromium.js"
import { assertConforms, holdInBrowser } from "../browser/hold.js"

/**
 * A law draws this many inputs in each mode. A kernel is compiled for each shape: 2 ms in WebAssembly, far more where
 * SwiftShader compiles shaders on the processor. On two cores that others kept busy (load 9 to 14), all laws of all
 * operations took 55 s, 246 s and 81 s with these numbers: WebGL is the slowest, and more inputs would add to it most.
 */
const runs = { webasm: 10, webgl2: 2, webgpu: 2 }
/** What is longer than 8 and 16 bits count is left to Node: here each would be a shader more to compile. */
const without = "one large input:"

const state: { page?: Bundle } = {}
before(async () => {
  if (!skipped) state.page = await bundle(false)
})
after(() => state.page?.remove())

for (const mode of ["webasm", "webgl2", "webgpu"] as const) {
  test(`gpu:${mode} conforms in Chromium`, { skip: skipped }, async () => {
    assert.ok(state.page)
    const report = await holdInBrowser(state.page, { name: mode, runs: runs[mode], without })
    assertConforms(report, `gpu:${mode}`)
    assert.ok(report.operations.some(({ ranOn }) => ranOn === "device"))
  })
}

/** Where memory can be shared, two threads; where it cannot, one, on the same answers. Few inputs: Node draws more. */
for (const [isolated, threads] of [
  [true, "2 threads"],
  [false, "1 thread"],
] as const) {
  test(`wasm conforms in Chromium, ${isolated ? "" : "not "}isolated: ${threads}`, {
    skip: skipped,
  }, async () => {
    assert.ok(state.page)
    const report = await holdInBrowser(state.page, { name: "wasm", runs: 5, isolated })
    assertConforms(report, "wasm")
    assert.equal(report.device, `WebAssembly SIMD, ${threads}`)
  })
}
