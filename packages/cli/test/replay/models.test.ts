import assert from "node:assert/strict"
import { existsSync } from "node:fs"
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { after, test } from "node:test"
import { fileURLToPath } from "node:url"
import { mapTensor } from "@detspec/core"
import type { Tools } from "@detspec/detectors"
import { gpuBackend } from "@detspec/gpu"
import { onnxruntimeEngine, referenceEngine } from "@detspec/networks"
import type { Backend } from "@detspec/spec"
import { generateAnchors, override, smoothL1Gradient, specBackend } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import * as TE from "fp-ts/lib/TaskEither.js"
import ort from "onnxruntime-node"
import { replay } from "../../src/replay/index.js"

const root = resolve(fileURLToPath(import.meta.url), "../../../../..")
const { DETSPEC_SHARED } = process.env
const shared = DETSPEC_SHARED ?? join(root, "../shared")
const folders = ["retinanet", "fasterrcnn"].map((model) => join(shared, "oracle/e2e", model))
const [retinaNet = "", fasterRcnn = ""] = folders
const skip = folders.every(existsSync) ? false : `no recorded models in ${shared}: set DETSPEC_SHARED`

const engine = onnxruntimeEngine(ort)
after(() => engine.dispose())

const replayed = async (paths: readonly string[], ...tools: readonly Tools[]) => {
  const lines: string[] = []
  const print = (line: string) => lines.push(line)
  const status = await replay({ backend: specBackend, tools: TE.right(tools), paths, print })
  return { status, text: lines.join("\n"), lines }
}

test("torchvision's weights give torchvision's numbers, on both engines and backends", { skip }, async () => {
  const gpu = await gpuBackend({ mode: "webasm" })()
  assert.ok(E.isRight(gpu))
  const tools = [
    { engine: referenceEngine, backend: specBackend },
    { engine, backend: gpu.right },
  ]
  const { status, text, lines } = await replayed(folders, ...tools)
  await gpu.right.dispose()
  assert.equal(status, 0, text)
  assert.equal(lines.at(-1), "4 runs of models passed, 0 failed")
  assert.match(text, /fasterrcnn, engine onnxruntime, backend gpu:webasm: (\d+) of \1 stages/)
})

const bugs: readonly (readonly [string, Backend, RegExp])[] = [
  [
    "anchors half a stride off",
    override(specBackend, { generateAnchors: (input) => generateAnchors({ ...input, offset: 0.5 }) }),
    /failed anchors\.0/,
  ],
  [
    "a slope one part in a thousand too steep",
    override(specBackend, {
      smoothL1Gradient: (input) => {
        const { loss, gradient } = smoothL1Gradient(input)
        return { loss, gradient: mapTensor(gradient, (x) => x * 1.001) }
      },
    }),
    /failed grad\.head\.regression_head\.bbox_reg\.bias/,
  ],
]

for (const [name, backend, says] of bugs)
  test(`a planted bug makes it fail, and says where: ${name}`, { skip }, async () => {
    const { status, text } = await replayed([retinaNet], { engine, backend })
    assert.equal(status, 1)
    assert.match(text, says)
  })

test("where nothing is proposed, the others are still held against the records", { skip }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "model-"))
  try {
    await cp(fasterRcnn, folder, { recursive: true, mode: 0 })
    const meta = await readFile(join(fasterRcnn, "meta.json"), "utf8")
    await rm(join(folder, "meta.json"), { force: true })
    await writeFile(
      join(folder, "meta.json"),
      meta.replace(/"rpn_score_thresh": ?0(\.0)?/, '"rpn_score_thresh":1'),
    )
    const { text } = await replayed([folder], { engine, backend: specBackend })
    assert.doesNotMatch(text, /failed (run|features)/)
    assert.match(text, /failed rpn\.proposals\.0: expected shape \[40,4\], got \[0,4\]/)
  } finally {
    await rm(folder, { recursive: true })
  }
})

test("weights of another model, or none, end with a word", { skip }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "model-"))
  try {
    await cp(retinaNet, folder, { recursive: true, mode: 0 })
    const meta = await readFile(join(retinaNet, "meta.json"), "utf8")
    await rm(join(folder, "meta.json"), { force: true })
    await writeFile(join(folder, "meta.json"), meta.replace(/"fpn_out": ?32/, '"fpn_out":31'))
    const wide = await replayed([folder], { engine, backend: specBackend })
    assert.equal(wide.status, 1)
    assert.match(
      wide.text,
      /parameters: `backbone\.fpn\.inner_blocks\.0\.0\.weight` must have shape \[31,24,1,1\]/,
    )
    await rm(join(folder, "weights.safetensors"), { force: true })
    const none = await replayed([folder], { engine, backend: specBackend })
    assert.equal(none.status, 2)
    assert.match(none.text, /weights\.safetensors/)
  } finally {
    await rm(folder, { recursive: true })
  }
})
