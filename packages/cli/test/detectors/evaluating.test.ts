import assert from "node:assert/strict"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { test } from "node:test"
import type { Box } from "@detspec/core"
import { message } from "@detspec/core"
import { imagesPresets, initialParameters } from "@detspec/detectors"
import { evaluateCoco, evaluateVoc } from "@detspec/evaluation"
import { referenceEngine, seeded } from "@detspec/networks"
import { specBackend } from "@detspec/spec"
import * as E from "fp-ts/lib/Either.js"
import sharp from "sharp"
import { openData } from "../../src/data/open.js"
import { shownOn } from "../../src/evaluate/input.js"
import { build, saveWeights } from "../../src/models/weights.js"
import { detspecHere, inFolder } from "./command.js"

const right = <L, T>(result: E.Either<L, T>): T => {
  if (E.isLeft(result)) throw new Error(JSON.stringify(result.left))
  return result.right
}

const picture = (file: string) =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: "#888" } }).toFile(file)

const object = ([xmin, ymin, xmax, ymax]: Box, more = "") =>
  `<object><name>cat</name>${more}<bndbox><xmin>${xmin}</xmin><ymin>${ymin}</ymin><xmax>${xmax}</xmax>
   <ymax>${ymax}</ymax></bndbox></object>`

/** A VOC folder of one image: a cat, a difficult one, and one without an inside. */
const vocFolder = async (folder: string): Promise<string> => {
  const objects =
    object([2, 2, 22, 22]) + object([30, 2, 60, 32], "<difficult>1</difficult>") + object([5, 40, 5, 44])
  const size = "<size><width>64</width><height>48</height><depth>3</depth></size>"
  await writeFile(join(folder, "a.xml"), `<annotation>${size}${objects}</annotation>`)
  await picture(join(folder, "a.png"))
  return `voc:${folder}`
}

/** A COCO file of one image: a cat, whose mask is smaller than its box, and a crowd of cats. */
const cocoFile = async (folder: string): Promise<string> => {
  const of = { image_id: 1, category_id: 7 }
  const crowd = { size: [48, 64], counts: [48 * 30, 48 * 30, 48 * 4] }
  const json = {
    images: [{ id: 1, file_name: "b.png", width: 64, height: 48 }],
    annotations: [
      { ...of, id: 1, bbox: [2, 2, 20, 20], area: 300, iscrowd: 0 },
      { ...of, id: 2, bbox: [30, 0, 30, 48], area: 1440, iscrowd: 1, segmentation: crowd },
    ],
    categories: [{ id: 7, name: "cat" }],
  }
  await writeFile(join(folder, "cats.json"), JSON.stringify(json))
  await picture(join(folder, "b.png"))
  return `coco:${join(folder, "cats.json")}`
}

const opened = async (data: string) => {
  const options = { data, corners: "continuous", skipBad: false, seed: 1, scenes: 1 } as const
  return right(await openData(options)()).examples
}

/** A detector that has learned nothing, of cats. */
const ofCats = async (file: string): Promise<string> => {
  const description = { architecture: "retinanet", classes: ["cat"], images: imagesPresets.small }
  const built = build({ engine: referenceEngine, backend: specBackend }, description)
  if (E.isLeft(built)) throw new Error(message(built.left))
  right(await saveWeights(file, description, initialParameters(built.right.model.parameters, seeded(1)))())
  return file
}

const scored = (boxes: readonly Box[]) =>
  boxes.map((box, n) => ({ image: 0, label: "cat", box, score: 1 - n / 16 }))

test("what finds a difficult object of VOC, or lies in a crowd of COCO, is not wrong", async () => {
  await inFolder(async (folder) => {
    const [voc, coco] = [await vocFolder(folder), await cocoFile(folder)]
    const cases = [
      { data: voc, ignored: [[30, 2, 60, 32]] as const },
      // Either half of the crowd lies in it, and overlaps it by no more than one half.
      {
        data: coco,
        ignored: [
          [30, 0, 60, 24],
          [30, 24, 60, 48],
        ] as const,
      },
    ]
    for (const { data, ignored } of cases) {
      const { truths } = right(shownOn(await opened(data)))
      const detections = scored([...ignored, [2, 2, 22, 22]])
      const input = { images: [0], classes: ["cat"], truths, detections }
      assert.equal(right(evaluateCoco(input)).numbers.AP, 1, data)
      if (data === voc) assert.equal(right(evaluateVoc(input)).mean.area, 1)
      assert.equal(right(evaluateVoc(input)).classes[0]?.truths, 1)
    }
  })
})

test("COCO measures an object by its annotated area", async () => {
  await inFolder(async (folder) => {
    const { truths } = right(shownOn(await opened(await cocoFile(folder))))
    assert.deepEqual(
      truths.map(({ area }) => area),
      [300, 1440],
    )
  })
})

test("truths belong to their image by its number, whatever its name", async () => {
  await inFolder(async (folder) => {
    const twice = [...(await opened(await vocFolder(folder))), ...(await opened(await vocFolder(folder)))]
    const { truths, empty } = right(shownOn(twice))
    assert.deepEqual(
      truths.map(({ image }) => image),
      [0, 0, 1, 1],
    )
    assert.equal(empty, 2)
  })
})

test("evaluate counts what does not count, and says so", async () => {
  await inFolder(async (folder) => {
    const model = await ofCats(join(folder, "m.safetensors"))
    const words = ["--model", model, "--backend", "spec", "--engine", "reference"]
    const voc = await detspecHere(["evaluate", "--data", await vocFolder(folder), ...words])
    assert.equal(voc.status, 0, voc.errors)
    assert.match(voc.out, /ignored: 1 difficult objects, 0 crowds; left out: 1 boxes without an inside/)
    assert.match(voc.out, /cat: .* 1 objects, /)
    const coco = await detspecHere(["evaluate", "--data", await cocoFile(folder), ...words])
    assert.equal(coco.status, 0, coco.errors)
    assert.match(coco.out, /ignored: 0 difficult objects, 1 crowds; /)
    assert.match(coco.out, /cat: .* 1 objects, /)
    await writeFile(join(folder, "a.png"), "no picture")
    const broken = await detspecHere(["evaluate", "--data", `voc:${folder}`, ...words])
    assert.equal(broken.status, 2)
    await writeFile(
      join(folder, "b.xml"),
      "<annotation><size><width>64</width><height>48</height></size></annotation>",
    )
    const skipped = await detspecHere(["evaluate", "--data", `voc:${folder}`, "--skip-bad", ...words])
    assert.equal(skipped.status, 0, skipped.errors)
    assert.match(skipped.out, /skipped: .*a\.png/)
    assert.match(skipped.out, /cat: AP none/)
  })
})
