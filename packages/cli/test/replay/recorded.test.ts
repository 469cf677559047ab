import assert from "node:assert/strict"
import { existsSync } from "node:fs"
import { join, resolve } from "node:path"
import { test } from "node:test"
import { fileURLToPath } from "node:url"
import { specBackend } from "@detspec/spec"
import { replay } from "../../src/replay/index.js"

const root = resolve(fileURLToPath(import.meta.url), "../../../../..")
const { DETSPEC_SHARED } = process.env
const shared = DETSPEC_SHARED ?? join(root, "../shared")
const folders = ["ops", "onnx", "eval"].map((folder) => join(shared, "oracle", folder))
const missing = folders.every(existsSync) ? false : `no recorded cases in ${shared}: set DETSPEC_SHARED`

test("the specification answers as the recorded programs, or as the list of differences says", {
  skip: missing,
}, async () => {
  const lines: string[] = []
  const status = await replay({ backend: specBackend, paths: folders, print: (line) => lines.push(line) })
  assert.equal(status, 0, lines.filter((line) => line.includes("failed ")).join("\n"))
  assert.match(lines.at(-1) ?? "", /^[1-9]\d* passed, 0 failed, \d+ skipped$/)
  assert.ok(lines.some((line) => line.startsWith("roi_align.json: ")))
  for (const file of ["coco", "coco_real", "rle", "voc"])
    assert.ok(
      lines.some((line) => new RegExp(`^${file}\\.json: [1-9]\\d* passed, 0 failed`).test(line)),
      file,
    )
})
