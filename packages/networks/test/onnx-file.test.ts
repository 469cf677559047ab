import assert from "node:assert/strict"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test } from "node:test"
import { toArray } from "@detspec/core"
import { conv2d, evaluate, graph, leaf, maxPool, onnxFile, relu, upsample } from "@detspec/networks"
import ort from "onnxruntime-node"
import { right } from "./right.js"
import { samples } from "./samples.js"

const features = relu(conv2d(leaf("image"), leaf("conv.weight"), { padding: 1, bias: leaf("conv.bias") }))
const network = graph({
  features,
  pooled: maxPool(features, 2, { stride: 2 }),
  larger: upsample(features, [10, 12]),
})

test("a saved file runs on onnxruntime alone: parameters inside, the image its only input", async () => {
  const { image, ...parameters } = samples(
    { image: [1, 3, 5, 6], "conv.weight": [4, 3, 3, 3], "conv.bias": [4] },
    1,
  )
  assert.ok(image)
  const folder = await mkdtemp(join(tmpdir(), "detspec-onnx-"))
  const path = join(folder, "network.onnx")
  await writeFile(path, right(onnxFile(network, { image: image.shape }, parameters)))
  const session = await ort.InferenceSession.create(await readFile(path))
  await rm(folder, { recursive: true })
  assert.deepEqual(session.inputNames, ["image"])
  assert.deepEqual(session.outputNames, ["features", "pooled", "larger"])
  const answers = await session.run({
    image: new ort.Tensor("float32", Float32Array.from(toArray(image)), image.shape),
  })
  await session.release()
  const expected = right(evaluate(network, { ...parameters, image }))
  for (const name of session.outputNames) {
    const [actual, wanted] = [answers[name], expected[name]]
    assert.ok(actual && wanted)
    assert.deepEqual([...actual.dims], [...wanted.shape])
    // 27 products of numbers below 1 and a sum: 28 roundings of at most 28 · 2⁻²⁴ each
    toArray(wanted).forEach((value, k) => {
      assert.ok(Math.abs(Number(actual.data[k]) - value) <= 28 * 28 * 2 ** -24)
    })
  }
})

test("a leaf that is neither a parameter nor an input is named", () => {
  const file = onnxFile(network, {}, {})
  assert.ok(file._tag === "Left")
  assert.equal(file.left.field, "image")
})
