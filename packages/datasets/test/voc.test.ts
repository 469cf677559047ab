import assert from "node:assert/strict"
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { test } from "node:test"
import { message } from "@detspec/core"
import type { VocCorners } from "@detspec/datasets"
import { readPixels, readVoc } from "@detspec/datasets"
import * as E from "fp-ts/lib/Either.js"
import sharp from "sharp"
import { annotation, folderWith } from "./folders.js"

const read = async (dir: string, corners: VocCorners = "continuous") => {
  const result = await readVoc(dir, corners)()
  assert.ok(E.isRight(result), E.isLeft(result) ? message(result.left) : "")
  return result.right
}

const refused = async (texts: Readonly<Record<string, string>>, images: readonly string[]) => {
  const result = await readVoc(await folderWith(texts, images), "continuous")()
  assert.ok(E.isLeft(result), "a bad folder must be refused")
  assert.equal(result.left.tag, "BadFile")
  return message(result.left)
}

const cat = { label: "cat", difficult: false, truncated: true }

test("a folder laid out as the Pascal VOC archives are", async () => {
  const dir = await folderWith(
    {
      "Annotations/a.xml": annotation(),
      "ImageSets/Main/train.txt": "a\n",
      "ImageSets/Main/dog_train.txt": "a -1\n",
    },
    ["JPEGImages/a.png"],
  )
  const { classes, images, lists } = await read(dir)
  assert.deepEqual(classes, ["cat"])
  assert.deepEqual(images[0]?.objects, [{ ...cat, box: [1, 2, 5, 4] }])
  assert.deepEqual(lists, { train: ["a"], dog_train: [] })
})

test("one-based corners that include both ends become continuous", async () => {
  const dir = await folderWith({ "a.xml": annotation() }, ["a.png"])
  assert.deepEqual((await read(dir, "one-based")).images[0]?.objects[0]?.box, [0, 1, 5, 4])
})

test("all files in one folder, the image under another ending than annotated", async () => {
  const dir = await folderWith({ "a.xml": annotation("a.png", "C:\\pictures\\A.JPG") }, ["a.png"])
  const { images } = await read(dir)
  const pixels = images[0] && (await readPixels(images[0])())
  assert.ok(pixels && E.isRight(pixels))
  assert.deepEqual(pixels.right.shape, [6, 8, 3])
  assert.deepEqual(Array.from(pixels.right.data.slice(0, 3)), [0x20, 0x40, 0x60])
})

test("an empty box is kept, an image without objects too", async () => {
  const dir = await folderWith(
    {
      "a.xml": annotation("<xmax>5", "<xmax>1"),
      "b.xml": "<annotation><size><width>8</width><height>6</height></size></annotation>",
    },
    ["a.png", "b.png"],
  )
  const { images } = await read(dir)
  assert.deepEqual(
    images.map(({ objects }) => objects.map(({ box }) => box)),
    [[[1, 2, 1, 4]], []],
  )
})

test("what is broken is named: file and field", async () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ["</annotation>", "", /a\.xml: line \d+` must be well-formed XML/],
    ["<name>cat</name>", "", /a\.xml: object\[0\]\.name` must be a class, got nothing/],
    ["<xmin>1</xmin>", "", /a\.xml: object\[0\]\.bndbox\.xmin` must be a number, got nothing/],
    ["<ymax>4", "<ymax>four", /a\.xml: object\[0\]\.bndbox\.ymax` must be a number, got "four"/],
    ["<xmax>5", "<xmax>0", /a\.xml: object\[0\]\.bndbox` must satisfy xmin <= xmax .* got \[1, 2, 0, 4\]/],
    ["<height>6</height>", "", /a\.xml: size\.height` must be a number/],
    ["<height>6", "<height>0", /a\.xml: size` must be at least 1 × 1, got 8 × 0/],
  ]
  for (const [piece, by, expected] of cases)
    assert.match(await refused({ "a.xml": annotation(piece, by) }, ["a.png"]), expected)
  assert.match(await refused({ "a.xml": "<html></html>" }, ["a.png"]), /a\.xml: annotation` must be the root/)
})

test("a missing image, an empty folder, a list that names nobody", async () => {
  assert.match(await refused({ "a.xml": annotation() }, []), /a\.xml: filename` .* got a\.png/)
  assert.match(await refused({}, []), /must be a folder with XML annotations .* got nothing/)
  const list = { "a.xml": annotation(), "train.txt": "a\nb\n" }
  assert.match(await refused(list, ["a.png"]), /train\.txt: line 2` must name an annotated image, got b/)
})

test("where an annotation has no size, its image says it, turned as one looks at it", async () => {
  const size = "<size><width>8</width><height>6</height></size>"
  const zeros = "<size><width>0</width><height>0</height><depth>3</depth></size>"
  const dir = await folderWith(
    {
      "a.xml": annotation(size, ""),
      "b.xml": annotation(size, zeros).replace("a.png", "b.png"),
      "c.xml": annotation(size, "<size/>").replace("a.png", "c.png"),
    },
    ["a.png", "b.png"],
  )
  await sharp({ create: { width: 8, height: 6, channels: 3, background: "#204060" } })
    .withMetadata({ orientation: 6 })
    .toFile(join(dir, "c.png"))
  const { images } = await read(dir)
  assert.deepEqual(
    images.map(({ width, height }) => [width, height]),
    [
      [8, 6],
      [8, 6],
      [6, 8],
    ],
  )
  for (const image of images) assert.ok(E.isRight(await readPixels(image)()), image.name)
  await writeFile(join(dir, "b.png"), "no picture")
  const broken = await readVoc(dir, "continuous")()
  assert.match(E.isLeft(broken) ? message(broken.left) : "", /`b\.xml: size` must be there, or .*, got ./)
  const skipped = await readVoc(dir, "continuous", { skipBad: true })()
  assert.equal(E.isRight(skipped) && skipped.right.images.length, 2)
})

test("a line of a list is a name, spaces and all, or a name and a column that says whether the class occurs", async () => {
  const names = ["my cat", "my", "my cat 1", "000012"]
  const texts = {
    ...Object.fromEntries(
      names.map((name) => [`Annotations/${name}.xml`, annotation("a.png", `${name}.png`)]),
    ),
    "ImageSets/Main/train.txt": "\uFEFFmy cat\r\n  JPEGImages/my cat.png \n\nmy cat 1\n",
    "ImageSets/Main/cat_train.txt": "000012 -1\n000012  1\nmy cat -1\nmy cat  0\nmy 1\n",
  }
  const dir = await folderWith(
    texts,
    names.map((name) => `JPEGImages/${name}.png`),
  )
  assert.deepEqual((await read(dir)).lists, {
    cat_train: ["000012", "my cat", "my"],
    train: ["my cat", "my cat", "my cat 1"],
  })
  const list = { "my.xml": annotation(), "train.txt": "my\nmy.png cat\nmy dog\n" }
  assert.match(await refused(list, ["a.png"]), /train\.txt: line 3` must name .* got my dog/)
})

test("pixels are what one looks at: transparency on white, gray as three channels, 16 bits as 8", async () => {
  const dir = await folderWith({}, [])
  const pixelsOf = async (width: number, values: Uint8Array | Uint16Array, space: string) => {
    const file = join(dir, "a.png")
    const channels = values.length === 2 * width ? 2 : values.length === 4 * width ? 4 : 1
    await sharp(values, { raw: { width, height: 1, channels } })
      .toColourspace(space)
      .png()
      .toFile(file)
    const read = await readPixels({ name: "a", file, width, height: 1, objects: [] })()
    return E.isRight(read) ? Array.from(read.right.data) : assert.fail(message(read.left))
  }
  const clear = Uint8Array.of(10, 20, 30, 0, 10, 20, 30, 255, 0, 0, 0, 51)
  assert.deepEqual(await pixelsOf(3, clear, "srgb"), [255, 255, 255, 10, 20, 30, 204, 204, 204])
  assert.deepEqual(await pixelsOf(1, Uint8Array.of(10, 0), "b-w"), [255, 255, 255])
  assert.deepEqual(await pixelsOf(1, Uint8Array.of(10), "b-w"), [10, 10, 10])
  assert.deepEqual(await pixelsOf(1, Uint16Array.of(20 * 256 + 7), "grey16"), [20, 20, 20])
})

test("an image of another size than annotated is refused when it is read", async () => {
  const dir = await folderWith({ "a.xml": annotation("<width>8", "<width>9") }, ["a.png"])
  const [image] = (await read(dir)).images
  const pixels = image && (await readPixels(image)())
  assert.ok(pixels && E.isLeft(pixels))
  assert.match(message(pixels.left), /a\.png` must be 9 × 6 pixels, as annotated, got 8 × 6/)
})
