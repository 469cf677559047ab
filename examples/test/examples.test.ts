import assert from "node:assert/strict"
import { execFile } from "node:child_process"
import { readdir, readFile } from "node:fs/promises"
import { test } from "node:test"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"

const run = promisify(execFile)
const folder = new URL("../", import.meta.url)
const programs = (await readdir(folder)).filter((file) => file.endsWith(".ts") && file !== "answer.ts")

for (const program of programs) {
  test(`examples/${program} prints what it printed when it was written`, async () => {
    const path = fileURLToPath(new URL(program, folder))
    const { stdout } = await run(process.execPath, ["--conditions=source", "--import", "tsx", path])
    const expected = await readFile(new URL(`output/${program.replace(".ts", ".txt")}`, folder), "utf8")
    assert.equal(stdout, expected)
  })
}

test("there are six programs or more", () => assert.ok(programs.length >= 6))
