import assert from "node:assert/strict"
import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { message } from "@detspec/core"
import * as E from "fp-ts/lib/Either.js"
import { readExpectations } from "../src/conform/expected.js"
import { readOptions } from "../src/conform/options.js"
import { detspec } from "./detspec.js"

const spec = new URL("../../spec/src/index.ts", import.meta.url).href
const folder = await mkdtemp(join(tmpdir(), "detspec-expected-"))
after(() => rm(folder, { recursive: true }))

const law = "an overlap of exactly τ does not suppress, one above it does"
const bug = `import { nms, override, specBackend } from "${spec}"
export default override(specBackend, { nms: (input) => nms({ ...input, threshold: input.threshold / 2 }) })`
await writeFile(join(folder, "bug.ts"), bug)

const list = async (name: string, content: object): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, JSON.stringify(content))
  return path
}

const conform = (backend: string, ...options: readonly string[]) =>
  detspec("conform", "--operation", "nms", "--law", "exactly τ", "--backend", backend, ...options)

const known = { operation: "nms", law, reason: "half the threshold", reference: "https://example.org/1" }

test("the list beside the backend is found: the failure is listed with its reason, exit 0", async () => {
  await list("bug.expected.json", { expectedFailures: [known] })
  const { code, out } = await conform(join(folder, "bug.ts"), "--quiet")
  assert.match(out, /1 expected failures, as .*bug\.expected\.json says/)
  assert.match(out, /≈ an overlap.*: fails as expected: half the threshold \(https:\/\/example\.org\/1\)/)
  assert.match(out, /nms +≈ 0\/1 host/)
  assert.equal(code, 0)
})

test("a list by its name, for a backend that passes: exit 1", async () => {
  const path = await list("mine.json", { expectedFailures: [known] })
  const { code, out } = await conform("spec", "--expected", path, "--quiet")
  assert.match(out, /passes, though it is expected to fail/)
  assert.equal(code, 1)
})

const wrong: readonly (readonly [string, object, RegExp])[] = [
  ["names no law", { expectedFailures: [{ ...known, law: "exactly τ" }] }, /no law of nms: exactly τ/],
  ["names a law twice", { expectedFailures: [known, known] }, /must name each law once, got twice nms/],
  ["gives no reason", { expectedFailures: [{ ...known, reason: "" }] }, /expectedFailures\.0\.reason/],
]

for (const [what, content, said] of wrong) {
  test(`a list that ${what} is refused: exit 2`, async () => {
    const read = await readExpectations(await list("wrong.json", content))()
    assert.ok(E.isLeft(read))
    assert.match(message(read.left), said)
  })
}

test("one list for two backends is refused: exit 2", () => {
  const raw = { backend: ["spec", "gpu:cpu"], operation: [], law: "", runs: "1", expected: "any.json" }
  const read = readOptions(raw, 1)
  assert.ok(E.isLeft(read))
  assert.match(message(read.left), /`--expected` must come with one --backend/)
})
