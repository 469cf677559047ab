import assert from "node:assert/strict"
import { readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { test } from "node:test"
import * as E from "fp-ts/lib/Either.js"
import sharp from "sharp"
import { torchvisionDescription } from "../../src/models/description.js"
import { detspecHere, inFolder } from "./command.js"

const gray = { width: 64, height: 48, channels: 3, background: "#888" } as const
const images = [{ id: 1, file_name: "1.png", width: 64, height: 48 }]
const annotation = { id: 1, image_id: 1, category_id: 7, bbox: [10, 10, 20, 20], area: 400, iscrowd: 0 }

test("results have the numbers that the categories had in training", async () => {
  await inFolder(async (folder) => {
    const [file, out, json] = [join(folder, "a.json"), join(folder, "a.safetensors"), join(folder, "r.json")]
    const photo = join(folder, "1.png")
    await sharp({ create: gray }).png().toFile(photo)
    for (const ids of [
      [7, 12],
      [1, 2],
    ]) {
      const categories = ids.map((id) => ({ id, name: `kind ${id}` }))
      const annotations = [{ ...annotation, category_id: ids[0] }]
      await writeFile(file, JSON.stringify({ images, annotations, categories }))
      const few = ["--steps", "1", "--warm-up", "0", "--short", "48", "--long", "64", "--backend", "spec"]
      const named = `${out}-${ids[0]}`
      const trained = await detspecHere([
        "train",
        "fasterrcnn",
        "--data",
        `coco:${file}`,
        "--out",
        named,
        ...few,
      ])
      assert.equal(trained.status, 0, trained.errors)
      const found = await detspecHere([
        "detect",
        photo,
        "--model",
        named,
        "--json",
        json,
        "--backend",
        "spec",
      ])
      assert.equal(found.status, 0, found.errors)
      const results: readonly { readonly category_id: number }[] = JSON.parse(await readFile(json, "utf8"))
      const numbers = new Set(results.map(({ category_id }) => category_id))
      assert.ok(numbers.size > 0)
      for (const number of numbers) assert.ok(ids.includes(number), `${number} of ${ids}`)
    }
  })
})

test("torchvision's labels are COCO's numbers: RetinaNet's from 0, Faster R-CNN's from 1", () => {
  const names = ["none", "person", "bicycle"]
  const retina = torchvisionDescription("retinanet-resnet50", names)
  assert.deepEqual(E.isRight(retina) && retina.right.categoryIds, [0, 1, 2])
  const faster = torchvisionDescription("fasterrcnn-resnet50", names.slice(1))
  assert.equal(E.isRight(faster) && faster.right.categoryIds, undefined)
})
