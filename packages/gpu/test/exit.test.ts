import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { test } from "node:test"
import { fileURLToPath } from "node:url"

const program = fileURLToPath(new URL("leave-open.ts", import.meta.url))

for (const mode of ["webasm", "cpu", "webgpu"]) {
  test(`a process that used gpu:${mode} and disposed of nothing exits by itself`, () => {
    const command = ["--conditions=source", "--import", "tsx", program, mode]
    const { status, stdout, stderr } = spawnSync(process.execPath, command, {
      encoding: "utf8",
      timeout: 120_000,
    })
    assert.equal(status, 0, stderr)
    assert.match(stdout, mode === "webgpu" ? /answered|Unsupported/ : /answered/)
  })
}
