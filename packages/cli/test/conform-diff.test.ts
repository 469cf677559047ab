import assert from "node:assert/strict"
import { mkdtemp, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { conform, documentOf } from "@detspec/conformance"
import { nms, override, specBackend } from "@detspec/spec"
import { runDiff } from "../src/conform/diff.js"

const folder = await mkdtemp(join(tmpdir(), "detspec-diff-"))
const settings = { seed: 1, runs: 10, operations: ["nms"] as const }
const wrong = override(specBackend, { nms: (input) => nms({ ...input, threshold: input.threshold / 2 }) })

const written = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

const good = await conform(specBackend, settings)
const bad = { ...(await conform(wrong, settings)), backend: "spec" }
const goodFile = await written("good.json", JSON.stringify(documentOf([good])))
const badFile = await written("bad.json", JSON.stringify(documentOf([bad])))

const diff = async (before: string, after: string) => {
  const lines: string[] = []
  const status = await runDiff(before, after, (line) => lines.push(line))
  return { status, text: lines.join("\n") }
}

test("the same twice: nothing changed, 0", async () => {
  assert.deepEqual(await diff(goodFile, goodFile), { status: 0, text: "nothing changed" })
})

test("for the worse: 1, and what got worse; for the better: 0", async () => {
  const worse = await diff(goodFile, badFile)
  assert.equal(worse.status, 1)
  assert.match(worse.text, /↓ spec nms: newly failing: passed, now failed: agrees with the specification/)
  assert.match(worse.text, /\d+ changes, \d+ for the worse$/)
  const better = await diff(badFile, goodFile)
  assert.equal(better.status, 0)
  assert.match(better.text, /· spec nms: newly passing/)
})

test("a file that is not there, is no JSON, or is of another version: 2", async () => {
  const later = await written("later.json", JSON.stringify({ ...documentOf([good]), version: 2 }))
  const broken = await written("broken.json", "{")
  for (const file of [join(folder, "nowhere.json"), broken, later])
    assert.equal((await diff(goodFile, file)).status, 2, file)
})
