import assert from "node:assert/strict"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { test } from "node:test"
import { encodeRle, message, rleBox } from "@detspec/core"
import type { Dataset } from "@detspec/datasets"
import { fromDataset, inMemory, readPixels, readVoc, shapes, split, truthsOf } from "@detspec/datasets"
import * as E from "fp-ts/lib/Either.js"
import sharp from "sharp"
import { annotation, folderWith } from "../folders.js"

const right = <T>(result: E.Either<Parameters<typeof message>[0], T>): T =>
  E.isRight(result) ? result.right : assert.fail(message(result.left))

const left = (result: E.Either<Parameters<typeof message>[0], unknown>): string =>
  E.isLeft(result) ? `${result.left.tag} ${message(result.left)}` : assert.fail("must be refused")

const objects = (boxes: string): string =>
  `<annotation><size><width>8</width><height>6</height></size>${boxes}</annotation>`
const object = (x1: number, y1: number, x2: number, y2: number): string =>
  `<object><name>cat</name><bndbox><xmin>${x1}</xmin><ymin>${y1}</ymin><xmax>${x2}</xmax><ymax>${y2}</ymax></bndbox></object>`

const folder = async (): Promise<Dataset> => {
  const texts = {
    "a.xml": objects(object(1, 2, 5, 4) + object(-3, 2, 5, 9) + object(20, 2, 30, 4) + object(3, 3, 3, 5)),
    "b.xml": objects(""),
    "train.txt": "a\nb\n",
    "val.txt": "b\n",
  }
  return right(await readVoc(await folderWith(texts, ["a.png", "b.png"]), "continuous")())
}

test("boxes beyond the image are cut and counted, boxes wholly outside or empty left out and counted", async () => {
  const { examples, warnings } = right(await inMemory(right(fromDataset(await folder())))())
  assert.deepEqual(
    examples[0]?.objects.map(({ box }) => box),
    [
      [1, 2, 5, 4],
      [0, 2, 5, 6],
    ],
  )
  assert.deepEqual(examples[0]?.leftOut, { empty: 2, crowds: 0, outOfSight: 0, clipped: 1 })
  assert.deepEqual(warnings, [])
})

test("a box that ends where the image ends is whole (albumentations#1713)", async () => {
  const dir = await folderWith({ "a.xml": objects(object(7, 5, 8, 6) + object(0, 0, 8, 6)) }, ["a.png"])
  const dataset = right(await readVoc(dir, "continuous")())
  const { examples } = right(await inMemory(right(fromDataset(dataset)))())
  assert.deepEqual(
    examples[0]?.objects.map(({ box }) => box),
    [
      [7, 5, 8, 6],
      [0, 0, 8, 6],
    ],
  )
  assert.equal(examples[0]?.leftOut.clipped, 0)
})

test("an image without objects stays, as background", async () => {
  const { examples } = right(await inMemory(right(fromDataset(await folder())))())
  assert.deepEqual([examples[1]?.name, examples[1]?.objects], ["b", []])
})

test("splits by name, and a name that is none", async () => {
  const dataset = await folder()
  assert.deepEqual(
    right(split(dataset, "val")).images.map(({ name }) => name),
    ["b"],
  )
  assert.match(left(split(dataset, "test")), /`list` must be one of the lists \(train, val\), got test/)
})

test("an empty data set, and a class that is not in the list, are refused by name", async () => {
  const dataset = await folder()
  assert.match(
    left(fromDataset({ ...dataset, images: [] })),
    /^OutOfRange .*`images` must be one or more, got none/,
  )
  const wrong = fromDataset(dataset, { classes: ["dog", "bird"] })
  assert.match(left(wrong), /^BadFile .*a\.png: object\[0\]\.label` must be one of dog, bird, got cat/)
})

test("masks that nobody drew are missed by name", async () => {
  const source = right(fromDataset(await folder(), { masks: true }))
  assert.match(
    left(await source.at(0)()),
    /object\[0\]\.segmentation` must be there, since masks are asked for/,
  )
})

test("a picture that is cut off is refused, or left out with a warning, never half shown", async () => {
  const dir = await folderWith({ "a.xml": annotation(), "b.xml": annotation("a.png", "b.jpg") }, ["a.png"])
  const noise = Buffer.from(Array.from({ length: 64 * 48 * 3 }, (_, at) => (at * at * 77) % 256))
  const jpeg = await sharp(noise, { raw: { width: 64, height: 48, channels: 3 } })
    .jpeg()
    .toBuffer()
  await writeFile(join(dir, "b.jpg"), jpeg.subarray(0, jpeg.length / 2))
  const source = right(fromDataset(right(await readVoc(dir, "continuous")())))
  assert.match(left(await inMemory(source)()), /^BadFile readPixels: .*b\.jpg` must be a whole image/)
  const some = right(await inMemory(source, { skipBad: true })())
  assert.deepEqual([some.examples.length, some.warnings.length], [1, 1])
  assert.equal(some.source.size, 1)
})

test("with skipBad a broken annotation is a warning, and its name in a list is none", async () => {
  const texts = { "a.xml": annotation(), "b.xml": annotation("<xmax>5", "<xmax>five"), "train.txt": "a\nb\n" }
  const dir = await folderWith(texts, ["a.png", "b.png"])
  assert.match(left(await readVoc(dir, "continuous")()), /b\.xml: object\[0\]\.bndbox\.xmax/)
  const { images, warnings, lists } = right(await readVoc(dir, "continuous", { skipBad: true })())
  assert.deepEqual([images.length, warnings.length, lists], [1, 1, { train: ["a"] }])
})

test("a picture that is to be turned is turned; its annotation has the sizes that one sees", async () => {
  const dir = await folderWith({ "a.xml": annotation("a.png", "a.webp") }, [])
  // Lies on its side: 6 × 8 pixels, red above, that show as 8 × 6 with red at the right.
  const bytes = Buffer.from(
    Array.from({ length: 6 * 8 * 3 }, (_, at) => (at % 3 === 0 && at < 6 * 4 * 3 ? 255 : 0)),
  )
  const lying = sharp(bytes, { raw: { width: 6, height: 8, channels: 3 } }).withMetadata({ orientation: 6 })
  await lying.webp({ lossless: true }).toFile(join(dir, "a.webp"))
  const [image] = right(await readVoc(dir, "continuous")()).images
  const pixels = right(await readPixels(image ?? assert.fail("one image"))())
  assert.deepEqual(pixels.shape, [6, 8, 3])
  assert.deepEqual([pixels.get(3, 0, 0), pixels.get(3, 7, 0)], [0, 255])
})

test("grey, opaque with alpha, indexed and 16-bit pictures all become red, green and blue", async () => {
  const ramp = Buffer.from(Array.from({ length: 8 * 6 * 3 }, (_, at) => 5 * Math.floor(at / 3)))
  const picture = () => sharp(ramp, { raw: { width: 8, height: 6, channels: 3 } })
  const dir = await folderWith({}, [])
  await picture().toColourspace("b-w").png().toFile(join(dir, "grey.png"))
  await picture().ensureAlpha(1).png().toFile(join(dir, "alpha.png"))
  await picture().png({ palette: true }).toFile(join(dir, "palette.png"))
  await picture().toColourspace("rgb16").png().toFile(join(dir, "sixteen.png"))
  for (const name of ["grey.png", "alpha.png", "palette.png", "sixteen.png"]) {
    const image = { name, file: join(dir, name), width: 8, height: 6, objects: [] }
    const { shape, data } = right(await readPixels(image)())
    assert.deepEqual([shape, Array.from(data)], [[6, 8, 3], Array.from(ramp)], name)
  }
})

test("shapes: scene n is always the same, within sizes and counts, with masks that fit", async () => {
  const source = right(shapes({ size: 30, width: 96, height: 80, diameters: [8, 40], masks: true }))
  const scenes = await Promise.all(Array.from({ length: 6 }, async (_, n) => right(await source.at(n)())))
  assert.deepEqual(
    right(await source.at(3)()).objects.map(({ box }) => box),
    scenes[3]?.objects.map(({ box }) => box),
  )
  for (const { objects, pixels } of scenes) {
    assert.deepEqual(pixels.shape, [80, 96, 3])
    assert.ok(objects.length >= 1 && objects.length <= 8, `${objects.length} objects`)
    for (const {
      box: [x1, y1, x2, y2],
      mask,
    } of objects) {
      // A triangle of the area of a disc of diameter 40 is 1.56 as wide.
      assert.ok(x2 - x1 <= 63 && y2 - y1 <= 63, `${x2 - x1} × ${y2 - y1}`)
      assert.deepEqual(mask && rleBox(encodeRle(mask)), [x1, y1, x2, y2])
    }
  }
  assert.match(left(await source.at(30)()), /`index` must be a whole number below 30, got 30/)
  assert.match(left(shapes({ diameters: [9, 3] })), /`diameters` must ascend from 1 on/)
  assert.match(left(shapes({ size: 0 })), /`size` must be at least 1/)
})

test("truths for an evaluation: as annotated, difficult ones ignored, empty ones counted", async () => {
  const difficult = object(1, 2, 5, 9).replace("</name>", "</name><difficult>1</difficult>")
  const dir = await folderWith({ "a.xml": objects(difficult + object(3, 3, 3, 5)) }, ["a.png"])
  const dataset = right(await readVoc(dir, "continuous")())
  const { examples } = right(await inMemory(right(fromDataset(dataset)))())
  const { truths, empty } = right(truthsOf(examples.map(({ annotated }) => annotated)))
  assert.deepEqual(truths, [{ image: "a", label: "cat", box: [1, 2, 5, 9], ignore: true, crowd: false }])
  assert.equal(empty, 1)
})
