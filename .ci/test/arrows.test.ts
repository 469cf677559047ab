import assert from "node:assert/strict"
import { test } from "node:test"
import { wrongArrows } from "../check/arrows.js"
import { sources } from "../check/sources.js"

test("the arrows between packages point one way", async () => {
  assert.deepEqual(wrongArrows(await sources()), [])
})

test("a plug-in that imports conformance is found", () => {
  const planted = { path: "packages/gpu/src/planted.ts", text: 'import { laws } from "@detspec/conformance"' }
  assert.equal(wrongArrows([planted]).length, 1)
})
