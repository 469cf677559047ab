import assert from "node:assert/strict"
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { test } from "node:test"
import { home } from "../browser/built.js"

/** The driver that Debian's package chromium brings: it stands in where there is no GPU. */
const softwareDriver = "/usr/lib/chromium/vk_swiftshader_icd.json"

const driver = process.env.VK_ICD_FILENAMES ?? (existsSync(softwareDriver) ? softwareDriver : undefined)

/** A few of each kind: pairs, elements, a grid, a reduction. A shader is compiled for each shape, so three runs. */
const operations = ["boxIou", "decodeBoxes", "generateAnchors", "smoothL1", "sigmoidFocalLoss"]

/** In a process of its own: drivers are chosen when the process starts, and it must end by itself. */
const conform = () =>
  spawnSync(
    process.execPath,
    [
      ...["--conditions=source", "--import", "tsx", "packages/cli/src/main.ts", "conform", "--quiet"],
      ...["--backend", "gpu:webgpu", "--seed", "1", "--runs", "3"],
      ...operations.flatMap((name) => ["--operation", name]),
    ],
    {
      cwd: home,
      encoding: "utf8",
      env: { ...process.env, ...(driver === undefined ? {} : { VK_ICD_FILENAMES: driver }) },
    },
  )

test("gpu:webgpu conforms in Node, by the package webgpu", (context) => {
  const { status, stdout, stderr } = conform()
  if (stderr.includes("gpuBackend: `mode` must be available here"))
    return context.skip(
      "NO WEBGPU ADAPTER HERE: nothing was tested on WebGPU in Node (apt-get install chromium)",
    )
  console.log(stdout)
  assert.equal(status, 0, stderr)
  assert.match(stdout, /gpu\.js, WebGPU on/)
  assert.equal([...stdout.matchAll(/✓ (\d+)\/\1 device/g)].length, operations.length)
})
