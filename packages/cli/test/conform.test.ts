import assert from "node:assert/strict"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { called } from "../src/conform/called.js"
import { commandOf } from "../src/conform/save.js"
import type { Ended } from "./detspec.js"
import { detspec } from "./detspec.js"

const spec = new URL("../../spec/src/index.ts", import.meta.url).href
const folder = await mkdtemp(join(tmpdir(), "detspec-conform-"))
after(() => rm(folder, { recursive: true }))

const conform = (...options: readonly string[]): Promise<Ended> =>
  detspec("conform", "--operation", "nms", "--runs", "20", ...options)

const module = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

test("the specification conforms: one line a law, a matrix, exit 0", async () => {
  const { code, out } = await conform("--seed", "1")
  assert.equal(code, 0)
  assert.match(out, /✓ the box with the best score is always kept, first \(20\)/)
  assert.match(out, /operation {2}spec\nnms {8}✓ (\d+)\/\1 host/)
})

const bug = `import { nms, override, specBackend } from "${spec}"
export default override(specBackend, { nms: (input) => nms({ ...input, threshold: input.threshold / 2 }) })`

test("a bug of one's own in three lines: exit 1, and the replay line leads to the same failure", async () => {
  const path = await module("bug.ts", bug)
  const { code, out } = await conform("--backend", path, "--seed", "1", "--quiet")
  assert.equal(code, 1)
  const [, law = "", seed = "", runs = "", to = ""] =
    /--law '(.*)' --seed (\d+) --runs (\d+) --path (\S+)/.exec(out) ?? []
  const again = await conform("--backend", path, "--law", law, "--seed", seed, "--runs", runs, "--path", to)
  const inputOf = (text: string) => /input {5}(.*)/.exec(text)?.[1]
  assert.equal(again.code, 1)
  assert.equal(inputOf(again.out), inputOf(out))
})

test("the replay line calls what was called, and is as patient as the run was", () => {
  const npm = called({ npm_lifecycle_event: "conform" })
  assert.equal(commandOf("spec", {}, npm), "npm run conform -- --backend spec")
  assert.equal(
    commandOf("python3 b.py", { timeout: 90_000 }, called({})),
    "detspec conform --backend 'python3 b.py' --timeout 90",
  )
})

test("an operation that a backend leaves out takes one line", async () => {
  const left = `import { specBackend } from "${spec}"
export default { ...specBackend, runsOn: { ...specBackend.runsOn, nms: "unsupported" } }`
  const { code, out } = await conform("--backend", await module("left-out.mjs", left))
  assert.equal(code, 1)
  assert.match(out, /\nnms: unsupported\n\noperation/)
})

test("a module may export a factory", async () => {
  const path = await module(
    "factory.mjs",
    `import { specBackend } from "${spec}"\nexport default async () => specBackend`,
  )
  assert.equal((await conform("--backend", path, "--quiet")).code, 0)
})

test("two backends make two columns, and a third that does not start is told: exit 2", async () => {
  const { code, out, err } = await conform(
    ...["--backend", "no-such-program --fast", "--backend", "spec", "--backend", "gpu:cpu", "--quiet"],
  )
  assert.equal(code, 2)
  assert.match(out, /operation {2}spec +gpu:cpu/)
  assert.match(err, /`no-such-program --fast` must speak the protocol, got .*exit status 127/)
})

test("the report as JSON", async () => {
  const path = join(folder, "report.json")
  await conform("--json", path, "--seed", "7", "--quiet")
  const { version, reports } = JSON.parse(await readFile(path, "utf8"))
  assert.equal(version, 1)
  assert.equal(reports[0].seed, 7)
  assert.equal(reports[0].operations[0].verdict, "conforms")
})

test("the report as a page", async () => {
  const path = join(folder, "report.html")
  const { code } = await conform("--report", path, "--seed", "7", "--quiet")
  assert.equal(code, 0)
  assert.match(await readFile(path, "utf8"), /^<!doctype html>[\s\S]*Every law holds/)
})

const harness: readonly (readonly [string, readonly string[], RegExp])[] = [
  ["an unknown backend", ["--backend", "cuda"], /`--backend` must be one of spec, wasm, gpu:webasm/],
  ["an unknown operation", ["--operation", "nmss"], /`--operation` must be one of boxIou/],
  ["a seed that is no number", ["--seed", "x"], /`--seed` must be a whole number of 0 or more, got x/],
  ["a module that is not there", ["--backend", "./nowhere.ts"], /must be a module that loads/],
  [
    "a file that cannot be written",
    ["--json", "/nowhere/report.json", "--quiet"],
    /must be a file that can be written/,
  ],
]

for (const [what, options, said] of harness) {
  test(`${what}: exit 2 and one line, no stack`, async () => {
    const { code, err } = await conform(...options)
    assert.equal(code, 2)
    assert.match(err, said)
    assert.doesNotMatch(err, /\n {4}at /)
  })
}

test("a module that exports something else: exit 2", async () => {
  const path = await module("other.mjs", "export default 3")
  const { code, err } = await conform("--backend", path)
  assert.equal(code, 2)
  assert.match(err, /must default-export a backend or a function that gives one/)
})
