import assert from "node:assert/strict"
import { mkdir, readFile, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { test } from "node:test"
import { float32, message, toArray } from "@detspec/core"
import { shapes } from "@detspec/datasets"
import { initialParameters, planesOf } from "@detspec/detectors"
import { onnxruntimeEngine, seeded } from "@detspec/networks"
import type { Backend } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import type { TaskEither } from "fp-ts/lib/TaskEither.js"
import ort from "onnxruntime-node"
import sharp from "sharp"
import { selectBackend } from "../../src/backends.js"
import { imageId, namedImages } from "../../src/detect/names.js"
import { build, saveWeights } from "../../src/models/weights.js"
import { detspecHere, inFolder } from "./command.js"

const right = async <L, T>(question: TaskEither<L, T>): Promise<T> => {
  const asked = await question()
  if (E.isLeft(asked)) throw new Error(JSON.stringify(asked.left))
  return asked.right
}

const images = {
  shortSide: 120,
  longSide: 160,
  divisible: 16,
  mean: [0.5, 0.5, 0.5],
  deviation: [0.2, 0.2, 0.2],
  scaleIn: "float64",
} as const
const described = (architecture: string) => ({
  architecture,
  classes: ["disc", "square", "triangle"],
  images,
})

const scene = async () => {
  const source = shapes({ seed: 5, size: 1 })
  if (E.isLeft(source)) throw new Error(message(source.left))
  return (await right(source.right.at(0))).pixels
}

/** Random weights. Without the prior, classes pass the threshold: there is much to suppress. */
const eagerParameters = (specs: Parameters<typeof initialParameters>[0]) => {
  const parameters = initialParameters(specs, seeded(1))
  const bias = "head.classification_head.cls_logits.bias"
  return bias in parameters ? { ...parameters, [bias]: float32([3], [0, 0, 0]) } : parameters
}

/** What a detector with random weights finds on a backend. */
const foundOn = async (architecture: string, backend: Backend) => {
  const engine = onnxruntimeEngine(ort)
  const built = build({ engine, backend }, described(architecture))
  if (E.isLeft(built)) throw new Error(message(built.left))
  const { model } = built.right
  const [found] = await right(model.detect(eagerParameters(model.parameters), [planesOf(await scene())]))
  await engine.dispose()
  assert.ok(found)
  return found
}

for (const architecture of ["retinanet", "fasterrcnn"])
  test(`spec, gpu:webasm and gpu:cpu give the same detections: ${architecture}`, async () => {
    const backends = await Promise.all(
      ["spec", "gpu:webasm", "gpu:cpu"].map((name) => right(selectBackend(name))),
    )
    const [first, ...others] = await Promise.all(backends.map((backend) => foundOn(architecture, backend)))
    assert.ok(first && first.scores.size > 20)
    for (const other of others) {
      assert.deepEqual(toArray(other.labels), toArray(first.labels))
      // Coordinates up to 160, each rounded in float32 by at most 30 operations.
      const far = toArray(first.boxes).map((x, i) => Math.abs(x - (toArray(other.boxes)[i] ?? Number.NaN)))
      assert.ok(Math.max(...far) <= 160 * 30 * 2 ** -24, `${Math.max(...far)}`)
    }
    await Promise.all(backends.map((backend) => backend.dispose()))
  })

test("detect reads images as they are looked at, draws them, and writes COCO's results", async () => {
  await inFolder(async (folder) => {
    const pixels = await scene()
    const raw = { raw: { width: 160, height: 120, channels: 3 } } as const
    const [png, turned, model] = ["12.png", "turned.jpg", "m.safetensors"].map((name) => join(folder, name))
    assert.ok(png && turned && model)
    await sharp(pixels.data, raw).png().toFile(png)
    await sharp(pixels.data, raw).rotate(90).withMetadata({ orientation: 8 }).jpeg().toFile(turned)
    const built = build(
      { engine: onnxruntimeEngine(ort), backend: await right(selectBackend("spec")) },
      described("retinanet"),
    )
    if (E.isLeft(built)) throw new Error(message(built.left))
    await right(
      saveWeights(model, described("retinanet"), initialParameters(built.right.model.parameters, seeded(1))),
    )
    const json = join(folder, "r.json")
    const words = ["--model", model, "--score", "0.01", "--out", join(folder, "out"), "--json", json]
    const done = await detspecHere(["detect", png, turned, ...words])
    assert.equal(done.status, 0, done.errors)
    const results: unknown = JSON.parse(await readFile(json, "utf8"))
    assert.ok(Array.isArray(results))
    for (const name of ["12", "turned"]) {
      const { width, height } = await sharp(join(folder, "out", `${name}.png`)).metadata()
      assert.deepEqual([width, height], [960, 720])
    }
    await writeFile(turned, (await readFile(turned)).subarray(0, 900))
    const cut = await detspecHere(["detect", turned, "--model", model])
    assert.equal(cut.status, 2)
    assert.match(cut.errors, /turned\.jpg` must be a whole image/)
    for (const score of ["high", "1.5", "-1"]) {
      const refused = await detspecHere(["detect", png, "--model", model, "--score", score])
      assert.equal(refused.status, 2)
      assert.match(refused.errors, /`--score` must be a number from 0 to 1, got/)
    }
    const other = await detspecHere(["detect", png, "--model", model, "--as", "fasterrcnn-resnet18"])
    assert.equal(other.status, 2)
    assert.match(other.errors, /--as/)
    const small = join(folder, "half.safetensors")
    assert.equal((await detspecHere(["export", "--model", model, "--out", small])).status, 0)
    assert.ok((await readFile(small)).length < 0.6 * (await readFile(model)).length)
  })
})

/** A RetinaNet that finds much, in a file. */
const eagerModel = async (file: string, description = described("retinanet")): Promise<string> => {
  const engine = onnxruntimeEngine(ort)
  const built = build({ engine, backend: await right(selectBackend("spec")) }, description)
  if (E.isLeft(built)) throw new Error(message(built.left))
  await right(saveWeights(file, description, eagerParameters(built.right.model.parameters)))
  await engine.dispose()
  return file
}

test("images of one name in two folders keep a picture and an id each, and no image is written over", async () => {
  await inFolder(async (folder) => {
    const files = ["a/1.png", "b/1.png", "b/001.png"].map((name) => join(folder, name))
    for (const [n, file] of files.entries()) {
      await mkdir(dirname(file), { recursive: true })
      await sharp({ create: { width: 32, height: 16 * (n + 1), channels: 3, background: "#888" } }).toFile(
        file,
      )
    }
    const [out, json] = [join(folder, "out"), join(folder, "r.json")]
    const words = ["detect", ...files, "--model", await eagerModel(join(folder, "m")), "--backend", "spec"]
    const done = await detspecHere([...words, "--out", out, "--json", json])
    assert.equal(done.status, 0, done.errors)
    assert.match(done.out, /b\/1\.png: .*\n {2}called 1-2: .*a\/1\.png has that name already\n/)
    const shapes = ["1", "1-2", "001-2"].map(async (name) => {
      const { width, height } = await sharp(join(out, `${name}.png`)).metadata()
      return height / width
    })
    assert.deepEqual(await Promise.all(shapes), [0.5, 1, 1.5])
    const results: readonly { image_id: unknown }[] = JSON.parse(await readFile(json, "utf8"))
    assert.deepEqual(new Set(results.map((one) => one.image_id)), new Set([1, "1-2", "001-2"]))
    const over = await detspecHere([...words, "--out", join(folder, "a")])
    assert.equal(over.status, 2)
    assert.match(over.errors, /`--out` must be another folder than that of the images, got .*a\/1\.png/)
    assert.equal((await sharp(files[0]).metadata()).width, 32)
  })
})

test("names of images are told apart as file systems and ids do it", () => {
  const called = (...files: readonly string[]) => namedImages(files).map(({ name }) => name)
  assert.deepEqual(called("a/1.jpg", "b/1.png", "c/1-2.png", "d/1.png"), ["1", "1-2", "1-2-2", "1-3"])
  assert.deepEqual(called("Cat.png", "cat.png", "cat.jpg"), ["Cat", "cat-2", "cat-3"])
  // Numbers beyond 2^53 are not all numbers of their own: such a name stays a name.
  assert.deepEqual(called("9007199254740993.png", "9007199254740992.png"), [
    "9007199254740993",
    "9007199254740992",
  ])
  assert.deepEqual(["12", "0012", "9007199254740993", "a1"].map(imageId), [12, 12, "9007199254740993", "a1"])
})

test("an exported network runs in onnxruntime alone", async () => {
  await inFolder(async (folder) => {
    const [model = "", out = ""] = ["m.safetensors", "m.onnx"].map((name) => join(folder, name))
    const built = build(
      { engine: onnxruntimeEngine(ort), backend: await right(selectBackend("spec")) },
      described("retinanet"),
    )
    if (E.isLeft(built)) throw new Error(message(built.left))
    await right(
      saveWeights(model, described("retinanet"), initialParameters(built.right.model.parameters, seeded(1))),
    )
    const words = ["export", "--model", model, "--out", out, "--height", "32", "--width", "48"]
    assert.equal((await detspecHere(words)).status, 0)
    const session = await ort.InferenceSession.create(await readFile(out))
    const feeds = { images: new ort.Tensor("float32", new Float32Array(3 * 32 * 48), [1, 3, 32, 48]) }
    const outputs = await session.run(feeds)
    assert.deepEqual(outputs.logits?.dims, [1, 8 * 12 + 4 * 6 + 2 * 3, 3])
    await session.release()
  })
})
