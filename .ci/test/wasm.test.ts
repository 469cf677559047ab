import assert from "node:assert/strict"
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { test } from "node:test"
import { home } from "../browser/built.js"
import { modules } from "../wasm/modules.js"

test("the modules that packages/wasm carries are what its sources compile to, byte for byte", async () => {
  for (const [name, text] of await modules())
    assert.equal(await readFile(join(home, "packages/wasm/src/generated", name), "utf8"), text, name)
})
