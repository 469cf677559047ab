import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { after, test } from "node:test"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("../../", import.meta.url))
const folder = await mkdtemp(join(tmpdir(), "detspec-first-steps-"))
after(() => rm(folder, { recursive: true }))

const detspec = (...words: readonly string[]): string =>
  spawnSync(
    process.execPath,
    ["--conditions=source", "--import", "tsx", "packages/cli/src/main.ts", ...words],
    {
      cwd: root,
      encoding: "utf8",
    },
  ).stdout

const skip =
  spawnSync("python3", ["--version"]).status === 0 ? false : "SKIPPED LOUDLY: no python3 on this machine"

test("the failure on the page of first steps is the one that comes", { skip }, async () => {
  const page = await readFile(join(root, "docs/is-my-implementation-right.md"), "utf8")
  const [, law = "", lines = ""] = / {4}✗ (.*)\n((?: {8}.*\n)+)/.exec(page) ?? []
  detspec("conform", "init", "python", folder)
  const command = `python3 ${join(folder, "my_backend.py")}`
  const said = detspec("conform", "--backend", command, "--operation", "nms", "--seed", "1", "--law", law)
  const trimmed = said.split("\n").map((line) => line.trim())
  for (const line of lines.trim().split("\n")) assert.ok(trimmed.includes(line.trim()), `${line} in\n${said}`)
})
