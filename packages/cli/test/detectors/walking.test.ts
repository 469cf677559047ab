import assert from "node:assert/strict"
import { readdir } from "node:fs/promises"
import { join } from "node:path"
import { test } from "node:test"
import { message } from "@detspec/core"
import { imagesPresets, initialParameters } from "@detspec/detectors"
import { referenceEngine, seeded } from "@detspec/networks"
import { specBackend } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import sharp from "sharp"
import { build, saveWeights } from "../../src/models/weights.js"
import { detspecHere, inFolder } from "./command.js"

const pictures = {
  retinanet: ["retinanet-detections", "retinanet-scores", "retinanet-targets"],
  fasterrcnn: ["faster-rcnn-detections", "faster-rcnn-objectness", "faster-rcnn-proposals"],
}

for (const [architecture, names] of Object.entries(pictures))
  test(`walk draws what each stage of ${architecture} makes of a scene, and nothing else`, async () => {
    await inFolder(async (folder) => {
      const model = join(folder, "model.safetensors")
      const small = ["--data", "shapes", "--scenes", "2", "--steps", "1", "--batch", "1"]
      const trained = await detspecHere(["train", architecture, ...small, "--out", model])
      assert.equal(trained.status, 0, trained.errors)
      const out = join(folder, "out")
      const walked = await detspecHere(["walk", "--model", model, "--out", out])
      assert.equal(walked.status, 0, walked.errors)
      const files = names.map((name) => `${name}.png`)
      assert.deepEqual((await readdir(out)).sort(), files)
      for (const file of files) {
        const { width } = await sharp(join(out, file)).metadata()
        assert.equal(width, 1600)
        assert.ok(walked.out.includes(file))
      }
    })
  })

test("walk refuses a detector of other classes", async () => {
  await inFolder(async (folder) => {
    const model = join(folder, "model.safetensors")
    const description = {
      architecture: "retinanet",
      classes: ["cat", "dog"],
      images: imagesPresets.small,
    }
    const built = build({ engine: referenceEngine, backend: specBackend }, description)
    if (E.isLeft(built)) throw new Error(message(built.left))
    const drawn = initialParameters(built.right.model.parameters, seeded(1))
    assert.ok(E.isRight(await saveWeights(model, description, drawn)()))
    const walked = await detspecHere(["walk", "--model", model, "--out", join(folder, "out")])
    assert.equal(walked.status, 2)
    assert.match(
      walked.errors,
      /must be retinanet or fasterrcnn with one anchor a cell, trained with --data shapes/,
    )
  })
})
