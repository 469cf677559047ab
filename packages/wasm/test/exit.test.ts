import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { test } from "node:test"
import { fileURLToPath } from "node:url"

const program = fileURLToPath(new URL("leave-open.ts", import.meta.url))

const run = (...words: readonly string[]) => {
  const command = ["--conditions=source", "--import", "tsx", program, ...words]
  return spawnSync(process.execPath, command, { encoding: "utf8", timeout: 120_000 })
}

test("a process that used threads and disposed of nothing exits by itself", () => {
  const { status, stdout, stderr } = run()
  assert.equal(status, 0, stderr)
  assert.match(stdout, /2 threads: 1/)
})

test("without SharedArrayBuffer one thread does the work", () => {
  const { status, stdout, stderr } = run("alone")
  assert.equal(status, 0, stderr)
  assert.match(stdout, /1 thread: 1/)
})
